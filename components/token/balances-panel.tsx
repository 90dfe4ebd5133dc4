'use client';

import { formatCredits, formatDollars } from '@/lib/client/format.ts';
import { formatAmount } from '@/lib/client/format-amount.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { Figure } from '../account/figure.tsx';
import { FiguresPanel } from '../account/figures-panel.tsx';
import { useCredits } from '../wallet/use-credits.ts';
import { useStaking } from './use-staking.ts';

const strings = tokenStrings.balances;

/** What is here of both, in the ledger; the wallet's own is asked for in the deposit. */
export function BalancesPanel() {
  const staking = useStaking();
  const credits = useCredits();
  const position = staking.data?.position;
  const purchased = credits.data?.purchased;
  return (
    <FiguresPanel title={strings.title} sources={[staking, credits]}>
      <Figure
        label={strings.purchased}
        value={purchased === undefined ? undefined : `${formatDollars(purchased)} · ${formatCredits(purchased)}`}
      >
        {strings.purchasedMeans}
      </Figure>
      <Figure label={strings.available} value={position ? formatAmount(position.available, 'ashao') : undefined} />
      <Figure label={strings.staked} value={position ? formatAmount(position.staked, 'ashao') : undefined} />
    </FiguresPanel>
  );
}
