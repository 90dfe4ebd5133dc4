'use client';

import { useQuery } from '@tanstack/react-query';
import type { WithdrawalEntry } from '@/lib/chain/schemas.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { fetchWithdrawals } from '@/lib/client/token-api.ts';

const UNDER_WAY_MS = 2_000;
const OPEN: readonly WithdrawalEntry['state'][] = ['requested', 'signed', 'confirming'];

/** One's own withdrawals and what can be withdrawn; asked for again while one is open. */
export function useWithdrawals() {
  return useQuery({
    queryKey: queryKeys.withdrawals,
    queryFn: ({ signal }) => fetchWithdrawals(signal),
    refetchInterval: ({ state }) =>
      state.data?.entries.some((entry) => OPEN.includes(entry.state)) ? UNDER_WAY_MS : false,
  });
}
