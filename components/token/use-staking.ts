'use client';

import { useQuery } from '@tanstack/react-query';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { fetchStaking } from '@/lib/client/token-api.ts';

const POLL_MS = 30_000;

/** The pool and, of whoever is signed in, their stake and rewards. */
export function useStaking() {
  return useQuery({
    queryKey: queryKeys.staking,
    queryFn: ({ signal }) => fetchStaking(signal),
    refetchInterval: POLL_MS,
  });
}
