'use client';

import { formatCredits } from '@/lib/client/format.ts';
import { formatAmount } from '@/lib/client/format-amount.ts';
import type { Asset } from '@/lib/client/parse-amount.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { useCredits } from '../wallet/use-credits.ts';
import { useChain } from './use-chain.ts';
import { useStaking } from './use-staking.ts';
import { useWithdrawals } from './use-withdrawals.ts';

const strings = tokenStrings.withdraw;

/** How much can be withdrawn, and why not more. */
export function WithdrawLimits({ asset }: { asset: Asset }) {
  const available = useWithdrawals().data?.withdrawable[asset];
  const limits = useChain().data?.withdrawals;
  const granted = useCredits().data?.granted ?? 0;
  const staked = useStaking().data?.position?.staked ?? '0';
  return (
    <>
      {available !== undefined && (
        <span className="block">
          {strings.available} <span className="text-ink tabular-nums">{formatAmount(available, asset)}</span>
          {'. '}
          {asset === 'usdc' && granted > 0 && strings.why.granted(formatCredits(granted))}
          {asset === 'ashao' && staked !== '0' && strings.why.staked(formatAmount(staked, 'ashao'))}
        </span>
      )}
      {limits && (
        <span className="block">
          {strings.limits(formatAmount(limits[asset].personPerDay, asset))}
          {limits.coolingSeconds > 0 && ` ${strings.cooling(limits.coolingSeconds)}`}
        </span>
      )}
    </>
  );
}
