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
 * @param awaited the hash of one that the page has sent: asked for until the server knows of it, told or not
 */
export function useDeposits(awaited: string | null = null) {
  return useInfiniteQuery({
    queryKey: queryKeys.deposits,
    queryFn: ({ pageParam, signal }) => fetchDeposits(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => joinPages(pages, ({ txHash, id }) => id ?? txHash),
    refetchInterval: ({ state }) => {
      const entries = state.data?.pages.flatMap((page) => page.entries) ?? [];
      const isMissing = awaited !== null && entries.every(({ txHash }) => txHash !== awaited);
      return isMissing || entries.some(isUnderWay) ? UNDER_WAY_MS : false;
    },
  });
}
