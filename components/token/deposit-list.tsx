'use client';

import type { DepositEntry } from '@/lib/chain/schemas.ts';
import { formatAmount } from '@/lib/client/format-amount.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { transactionStrings } from '@/lib/strings/transaction.ts';
import { LoadError } from '../account/load-error.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ExplorerLink } from './explorer-link.tsx';
import { MovementRow } from './movement-row.tsx';
import { useDeposits } from './use-deposits.ts';

const strings = tokenStrings.deposit;

/** The newest deposits, whichever page or browser sent them: a reload finds those under way again. */
export function DepositList() {
  const deposits = useDeposits();
  if (deposits.isPending) return <Skeleton className="mt-6 h-12 rounded-control" />;
  if (deposits.isLoadingError) return <LoadError error={deposits.error} onRetry={() => void deposits.refetch()} />;
  const { entries, confirmationsNeeded } = deposits.data;
  if (entries.length === 0) return null;
  const describe = ({ state, confirmations }: DepositEntry) =>
    state === 'confirming' ? strings.confirming(confirmations, confirmationsNeeded) : strings.state[state];
  return (
    <ul aria-label={strings.list} className="mt-6 border-t">
      {entries.slice(0, 5).map((entry) => (
        <MovementRow
          announced
          key={entry.id ?? entry.txHash}
          what={entry.asset && entry.amount ? formatAmount(entry.amount, entry.asset) : strings.unknownAmount}
          createdAt={entry.createdAt}
          state={describe(entry)}
          tone={
            entry.state === 'credited' ? 'good' : entry.state === 'failed' || entry.state === 'dropped' ? 'bad' : 'live'
          }
        >
          <ExplorerLink hash={entry.txHash} label={transactionStrings.view} />
        </MovementRow>
      ))}
    </ul>
  );
}
