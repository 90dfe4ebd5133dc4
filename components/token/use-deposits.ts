'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { DepositEntry } from '@/lib/chain/schemas.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { fetchDeposits } from '@/lib/client/token-api.ts';
import { joinPages } from './join-pages.ts';

const UNDER_WAY_MS = 2_000;
const isUnderWay = ({ state }: DepositEntry) => state === 'pending' || state === 'confirming';

/**
 * One's own deposits, those under way first. While one is under way they are asked for again.
 * @param isAwaited the page has sent one that the server may not know of yet
 */
export function useDeposits(isAwaited = false) {
  return useInfiniteQuery({
    queryKey: queryKeys.deposits,
    queryFn: ({ pageParam, signal }) => fetchDeposits(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => joinPages(pages, ({ txHash, id }) => id ?? txHash),
    refetchInterval: ({ state }) =>
      isAwaited || state.data?.pages.some((page) => page.entries.some(isUnderWay)) ? UNDER_WAY_MS : false,
  });
}
