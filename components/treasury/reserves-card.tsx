import { formatAmount } from '@/lib/client/format-amount.ts';
import { type Asset, parseAmount } from '@/lib/client/parse-amount.ts';
import { treasuryStrings } from '@/lib/strings/treasury.ts';
import type { Reserves } from '@/lib/treasury/schemas.ts';
import { joinClasses } from '../ui/join-classes.ts';

const strings = treasuryStrings.reserves;
const PARTS = ['people', 'staked', 'withdrawals', 'treasury', 'waiting'] as const;

/** One token: what is there, what is owed to whom, and what is left over. */
export function ReservesCard({ asset, reserves }: { asset: Asset; reserves: Reserves[Asset] }) {
  const over = (parseAmount(reserves.held, asset) ?? 0n) - (parseAmount(reserves.owed, asset) ?? 0n);
  return (
    <section aria-label={strings.asset[asset]} className="rounded-card border bg-surface px-5 py-4">
      <h3 className="font-medium text-ui">{strings.asset[asset]}</h3>
      <dl className="mt-2 text-sm">
        <Row label={strings.held} value={formatAmount(reserves.held, asset)} strong />
        <Row label={strings.owed} value={formatAmount(reserves.owed, asset)} strong />
        {PARTS.filter((part) => reserves[part] !== '0').map((part) => (
          <Row key={part} label={strings.parts[part]} value={formatAmount(reserves[part], asset)} part />
        ))}
        <Row
          label={over < 0n ? strings.under : strings.over}
          value={formatAmount(over < 0n ? -over : over, asset)}
          bad={over < 0n}
        />
      </dl>
    </section>
  );
}

type RowProps = { label: string; value: string; strong?: boolean; part?: boolean; bad?: boolean };

function Row({ label, value, strong = false, part = false, bad = false }: RowProps) {
  return (
    <div
      className={joinClasses(
        'flex flex-wrap items-baseline justify-between gap-x-4 py-1.5',
        part ? 'pl-4 text-muted' : 'not-first:border-t',
        strong && 'font-medium',
        bad && 'text-bad',
      )}
    >
      <dt>{label}</dt>
      <dd className="ml-auto text-right tabular-nums">{value}</dd>
    </div>
  );
}
