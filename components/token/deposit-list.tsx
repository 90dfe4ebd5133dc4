'use client';

import { formatAmount } from '@/lib/client/format-amount.ts';
import { DEPOSITS_CSV_URL } from '@/lib/client/token-api.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { transactionStrings } from '@/lib/strings/transaction.ts';
import { LoadError } from '../account/load-error.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { describeDeposit } from './describe-deposit.ts';
import { ExplorerLink } from './explorer-link.tsx';
import { MovementList } from './movement-list.tsx';
import { MovementRow } from './movement-row.tsx';
import { useDeposits } from './use-deposits.ts';

const strings = tokenStrings.deposit;
const TONES = { pending: 'live', confirming: 'live', credited: 'good', failed: 'bad', dropped: 'bad' } as const;

/** The deposits, whichever page or browser sent them: a reload finds those under way again. */
export function DepositList() {
  const deposits = useDeposits();
  if (deposits.isPending) return <Skeleton className="mt-6 h-12 rounded-control" />;
  if (deposits.isLoadingError) return <LoadError error={deposits.error} onRetry={() => void deposits.refetch()} />;
  const { entries, confirmationsNeeded } = deposits.data;
  if (entries.length === 0) return null;
  return (
    <MovementList label={strings.list} csvLabel={strings.csv} csvUrl={DEPOSITS_CSV_URL} query={deposits}>
      {entries.map((entry) => (
        <MovementRow
          announced
          key={entry.id ?? entry.txHash}
          what={entry.asset && entry.amount ? formatAmount(entry.amount, entry.asset) : strings.unknownAmount}
          createdAt={entry.createdAt}
          state={describeDeposit(entry, confirmationsNeeded)}
          tone={TONES[entry.state]}
        >
          <ExplorerLink hash={entry.txHash} label={transactionStrings.view} />
        </MovementRow>
      ))}
    </MovementList>
  );
}
