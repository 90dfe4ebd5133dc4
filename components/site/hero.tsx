import Link from 'next/link';
import { ANONYMOUS_MESSAGES_PER_COOKIE } from '@/lib/constants.ts';
import { buttonClasses } from '../ui/button.tsx';
import { NetworkFigures } from './network-figures.tsx';

export function Hero() {
  return (
    <section className="grid gap-12 pt-12 pb-16 sm:pt-20 sm:pb-24 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-16">
      <div>
        <h1 className="text-balance font-semibold text-[clamp(2.4rem,6vw,4.1rem)] leading-[1.04] tracking-[-0.035em]">
          AI answered by machines <span className="text-violet">anyone can run.</span>
        </h1>
        <p className="mt-6 max-w-xl text-lg text-muted leading-relaxed">
          Send a prompt. An independent worker claims it and answers token by token, and is paid for exactly that. Every
          credit moves through one ledger.
        </p>
        <div className="mt-9 flex flex-wrap items-center gap-x-6 gap-y-4">
          <Link href="/chat" className={`${buttonClasses('solid')} !h-12 !px-7 !text-base`}>
            Try it
          </Link>
          <p className="text-faint text-sm">No account needed: {ANONYMOUS_MESSAGES_PER_COOKIE} free messages a day.</p>
        </div>
      </div>
      <NetworkFigures />
    </section>
  );
}
