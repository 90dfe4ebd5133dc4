'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { WithdrawalEntry } from '@/lib/chain/schemas.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { fetchWithdrawals } from '@/lib/client/token-api.ts';
import { joinPages } from './join-pages.ts';

const UNDER_WAY_MS = 2_000;
const OPEN: readonly WithdrawalEntry['state'][] = ['requested', 'signed', 'confirming'];

/** One's own withdrawals, those under way first, and what can be withdrawn; asked for again while one is open. */
export function useWithdrawals() {
  return useInfiniteQuery({
    queryKey: queryKeys.withdrawals,
    queryFn: ({ pageParam, signal }) => fetchWithdrawals(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    select: ({ pages }) => joinPages(pages, ({ id }) => id),
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.entries.some((entry) => OPEN.includes(entry.state))) ? UNDER_WAY_MS : false,
  });
}
