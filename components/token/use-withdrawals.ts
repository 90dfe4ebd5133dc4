'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { WithdrawalEntry } from '@/lib/chain/schemas.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { fetchWithdrawals } from '@/lib/client/token-api.ts';
import { useRefreshMoney } from './use-refresh-money.ts';

const UNDER_WAY_MS = 2_000;
const OPEN: readonly WithdrawalEntry['state'][] = ['requested', 'signed', 'confirming'];

/** One's own withdrawals and what can be withdrawn; asked for again while one is open. */
export function useWithdrawals() {
  const refresh = useRefreshMoney();
  const query = useQuery({
    queryKey: queryKeys.withdrawals,
    queryFn: ({ signal }) => fetchWithdrawals(signal),
    refetchInterval: ({ state }) =>
      state.data?.entries.some((entry) => OPEN.includes(entry.state)) ? UNDER_WAY_MS : false,
  });
  // Paid to the wallet, or back in the balance.
  const ended = query.data?.entries.filter(({ state }) => !OPEN.includes(state)).length;
  const before = useRef(ended);
  useEffect(() => {
    if (before.current !== undefined && ended !== undefined && ended > before.current) refresh();
    before.current = ended ?? before.current;
  }, [ended, refresh]);
  return query;
}
