'use client';

import { useQuery } from '@tanstack/react-query';
import { fetchStats } from '@/lib/client/network-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';

const REFRESH_MS = 10_000;

/** The network's live figures; asked for again only while the page is looked at. */
export function useStats() {
  return useQuery({
    queryKey: queryKeys.stats,
    queryFn: ({ signal }) => fetchStats(signal),
    refetchInterval: REFRESH_MS,
  });
}
