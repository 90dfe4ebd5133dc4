'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { fetchHistory } from '@/lib/client/account-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { EntryKind } from '@/lib/ledger/schemas.ts';

/** The ledger's movements of the signed-in person, newest first. */
export function useHistory(kind: EntryKind | null) {
  return useInfiniteQuery({
    queryKey: queryKeys.history(kind),
    queryFn: ({ pageParam, signal }) => fetchHistory({ kind, cursor: pageParam, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
