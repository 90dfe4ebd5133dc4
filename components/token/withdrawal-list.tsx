'use client';

import { WITHDRAWALS_CSV_URL } from '@/lib/client/token-api.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { MovementList } from './movement-list.tsx';
import { useWithdrawals } from './use-withdrawals.ts';
import { WithdrawalRow } from './withdrawal-row.tsx';

const strings = tokenStrings.withdraw;

/** The withdrawals, whichever page or browser asked for them. @param hiddenId the one that the form above is busy with */
export function WithdrawalList({ hiddenId }: { hiddenId: string | null }) {
  const withdrawals = useWithdrawals();
  const { data } = withdrawals;
  if (data === undefined || data.entries.length === 0) return null;
  return (
    <MovementList label={strings.list} csvLabel={strings.csv} csvUrl={WITHDRAWALS_CSV_URL} query={withdrawals}>
      {data.entries
        .filter(({ id }) => id !== hiddenId)
        .map((entry) => (
          <WithdrawalRow key={entry.id} entry={entry} confirmationsNeeded={data.confirmationsNeeded} />
        ))}
    </MovementList>
  );
}
