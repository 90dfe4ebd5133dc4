'use client';

import { useQuery } from '@tanstack/react-query';
import type { DepositEntry } from '@/lib/chain/schemas.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { fetchDeposits } from '@/lib/client/token-api.ts';

const UNDER_WAY_MS = 2_000;
const isUnderWay = ({ state }: DepositEntry) => state === 'pending' || state === 'confirming';

/** One's own deposits. While one is under way they are asked for again. */
export function useDeposits() {
  return useQuery({
    queryKey: queryKeys.deposits,
    queryFn: ({ signal }) => fetchDeposits(signal),
    refetchInterval: ({ state }) => (state.data?.entries.some(isUnderWay) ? UNDER_WAY_MS : false),
  });
}
