import { formatCredits } from '@/lib/client/format.ts';
import { MICRO_PER_CREDIT, SIGNUP_GRANT_CREDITS, TIER_IDS, TIERS } from '@/lib/constants.ts';

const DOLLARS_PER_CREDIT = Number(MICRO_PER_CREDIT) / 1_000_000;

function formatDollars(credits: number): string {
  return (credits * DOLLARS_PER_CREDIT).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}

/** The price list, from lib/constants.ts. */
export function Prices() {
  return (
    <section aria-labelledby="prices" className="grid gap-8 border-t py-14 sm:py-20 lg:grid-cols-[1fr_2fr]">
      <div>
        <h2 id="prices" className="font-semibold text-2xl tracking-tight">
          One price a message
        </h2>
        <p className="mt-3 max-w-sm text-muted leading-relaxed">
          A credit is {formatDollars(1)}. Your first sign-in with a wallet brings {SIGNUP_GRANT_CREDITS} of them.
          Nothing is charged for an answer that fails.
        </p>
      </div>
      <ul className="border-t lg:border-t-0">
        {TIER_IDS.map((id) => (
          <li key={id} className="flex items-baseline justify-between gap-6 border-b py-5 first:pt-1 max-lg:first:pt-5">
            <div>
              <h3 className="font-medium text-lg">{TIERS[id].label}</h3>
              <p className="mt-0.5 text-[15px] text-muted">{TIERS[id].description}</p>
            </div>
            <p className="shrink-0 text-right tabular-nums">
              <span className="block font-medium text-lg">{formatCredits(TIERS[id].credits)}</span>
              <span className="block text-faint text-sm">{formatDollars(TIERS[id].credits)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
