'use client';

import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { fetchChain } from '@/lib/client/token-api.ts';

const POLL_MS = 30_000;

/** Where the contracts are, and whether money can move at all. */
export function useChain() {
  return useQuery({
    queryKey: queryKeys.chain,
    queryFn: ({ signal }) => fetchChain(signal),
    refetchInterval: POLL_MS,
  });
}
