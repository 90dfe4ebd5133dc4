import Link from 'next/link';
import { BPS, QUEUE_SECONDS_MAX, WORKER_SHARE_BPS } from '@/lib/constants.ts';

const SHARE_PERCENT = (WORKER_SHARE_BPS / BPS) * 100;

const STEPS = [
  {
    title: 'You send',
    text: 'The tier’s price is set aside in the ledger, not spent. Signed out, there is nothing to set aside.',
  },
  {
    title: 'A worker claims',
    text: `The first free machine of that tier takes the job. If none does within ${QUEUE_SECONDS_MAX / 60} minutes, it costs nothing.`,
  },
  {
    title: 'Tokens stream',
    text: 'Each token reaches you as it is made. If the machine vanishes, another one starts over.',
  },
  {
    title: 'The ledger settles',
    text: `${SHARE_PERCENT} % goes to the worker’s owner, the rest to the treasury. A failed answer is released in full.`,
  },
];

/** How a prompt travels, as stations on one line. */
export function PromptPath() {
  return (
    <section aria-labelledby="path" className="border-t py-14 sm:py-20">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 id="path" className="font-semibold text-2xl tracking-tight">
          How a prompt travels
        </h2>
        <Link href="/guides" className="text-muted text-sm underline-offset-4 hover:text-ink hover:underline">
          Read the guides
        </Link>
      </div>
      <ol className="mt-9 grid gap-y-8 sm:grid-cols-2 sm:gap-x-8 lg:grid-cols-4 lg:gap-x-0">
        {STEPS.map(({ title, text }, index) => (
          <li key={title} className="relative pl-7 lg:pt-8 lg:pr-8 lg:pl-0">
            <span
              aria-hidden
              className="absolute top-4 bottom-[-2.4rem] left-[5px] w-px bg-line-strong sm:hidden lg:top-[5px] lg:right-0 lg:bottom-auto lg:left-0 lg:block lg:h-px lg:w-auto"
              hidden={index === STEPS.length - 1}
            />
            <span
              aria-hidden
              className="absolute top-[7px] left-0 size-[11px] rounded-full bg-violet ring-4 ring-canvas lg:top-0"
            />
            <h3 className="font-medium">{title}</h3>
            <p className="mt-1.5 text-[15px] text-muted leading-relaxed">{text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
