'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { DepositEntry } from '@/lib/chain/schemas.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { fetchDeposits } from '@/lib/client/token-api.ts';
import { useRefreshMoney } from './use-refresh-money.ts';

const UNDER_WAY_MS = 2_000;
const isUnderWay = ({ state }: DepositEntry) => state === 'pending' || state === 'confirming';

/** One's own deposits. While one is under way they are asked for again, and balances once it has arrived. */
export function useDeposits() {
  const refresh = useRefreshMoney();
  const query = useQuery({
    queryKey: queryKeys.deposits,
    queryFn: ({ signal }) => fetchDeposits(signal),
    refetchInterval: ({ state }) => (state.data?.entries.some(isUnderWay) ? UNDER_WAY_MS : false),
  });
  const credited = query.data?.entries.filter(({ state }) => state === 'credited').length;
  const before = useRef(credited);
  useEffect(() => {
    if (before.current !== undefined && credited !== undefined && credited > before.current) refresh();
    before.current = credited ?? before.current;
  }, [credited, refresh]);
  return query;
}
