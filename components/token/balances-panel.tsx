'use client';

import { formatCredits, formatDollars } from '@/lib/client/format.ts';
import { formatAmount } from '@/lib/client/format-amount.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { AsOf } from '../account/as-of.tsx';
import { LoadError } from '../account/load-error.tsx';
import { Panel } from '../account/panel.tsx';
import { useCredits } from '../wallet/use-credits.ts';
import { Figure } from './figure.tsx';
import { useStaking } from './use-staking.ts';

const strings = tokenStrings.balances;

/** What is here of both, in the ledger; the wallet's own is asked for in the deposit. */
export function BalancesPanel() {
  const staking = useStaking();
  const credits = useCredits();
  const failed = staking.isError ? staking : credits.isError ? credits : null;
  if (failed?.error) {
    const { error } = failed;
    return (
      <Panel title={strings.title}>
        <LoadError error={error} onRetry={() => void failed.refetch()} />
      </Panel>
    );
  }
  const position = staking.data?.position;
  const purchased = credits.data?.purchased;
  return (
    <Panel
      title={strings.title}
      busy={!position || purchased === undefined}
      aside={<AsOf time={Math.min(staking.dataUpdatedAt, credits.dataUpdatedAt)} />}
    >
      <dl className="rounded-card border bg-surface px-5 py-2">
        <Figure
          label={strings.purchased}
          value={purchased === undefined ? undefined : `${formatDollars(purchased)} · ${formatCredits(purchased)}`}
        >
          {strings.purchasedMeans}
        </Figure>
        <Figure label={strings.available} value={position ? formatAmount(position.available, 'ashao') : undefined} />
        <Figure label={strings.staked} value={position ? formatAmount(position.staked, 'ashao') : undefined} />
      </dl>
    </Panel>
  );
}
