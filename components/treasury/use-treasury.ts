'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { fetchTreasury } from '@/lib/client/treasury-api.ts';
import type { TreasuryRange } from '@/lib/treasury/schemas.ts';

const POLL_MS = 30_000;

/** The treasury over a range; while another range comes in, the one before stays in view. */
export function useTreasury(range: TreasuryRange) {
  return useQuery({
    queryKey: queryKeys.treasury(range),
    queryFn: ({ signal }) => fetchTreasury(range, signal),
    refetchInterval: POLL_MS,
    placeholderData: keepPreviousData,
  });
}
