import Link from 'next/link';
import { siteStrings } from '@/lib/strings/site.ts';
import { NetworkFigures } from './network-figures.tsx';
import { PromptBox } from './prompt-box.tsx';

const { hero } = siteStrings;

/** What it is, who answers, what it costs, and the box to try it. `isLocal`: the network of one machine. */
export function Hero({ isLocal }: { isLocal: boolean }) {
  return (
    <section className="grid gap-x-16 gap-y-12 pt-10 pb-14 sm:pt-16 sm:pb-20 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div>
        <h1 className="text-balance font-semibold text-[clamp(2.3rem,5.2vw,3.7rem)] leading-[1.05] tracking-[-0.035em]">
          {hero.headline} <span className="text-violet">{hero.headlineEnd}</span>
        </h1>
        <p className="mt-5 mb-8 max-w-[36rem] text-lg text-muted leading-relaxed">{hero.lead}</p>
        <PromptBox />
        {isLocal && (
          <p className="mt-5 text-ui text-muted">
            {hero.localNote}{' '}
            <Link
              href="/guides/run-a-worker#choose-a-model"
              className="whitespace-nowrap text-violet underline underline-offset-4"
            >
              {hero.localLink}
            </Link>
          </p>
        )}
      </div>
      <NetworkFigures />
    </section>
  );
}
