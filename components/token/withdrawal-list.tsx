'use client';

import { tokenStrings } from '@/lib/strings/token.ts';
import { useWithdrawals } from './use-withdrawals.ts';
import { WithdrawalRow } from './withdrawal-row.tsx';

const SHOWN = 5;

/** The newest withdrawals. @param hiddenId the one that the form above is busy with */
export function WithdrawalList({ hiddenId }: { hiddenId: string | null }) {
  const entries = useWithdrawals().data?.entries.filter(({ id }) => id !== hiddenId) ?? [];
  if (entries.length === 0) return null;
  return (
    <ul aria-label={tokenStrings.withdraw.list} className="mt-6 border-t">
      {entries.slice(0, SHOWN).map((entry) => (
        <WithdrawalRow key={entry.id} entry={entry} />
      ))}
    </ul>
  );
}
