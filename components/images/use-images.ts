'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { fetchImages } from '@/lib/client/images-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';

/** Addresses of files are good for an hour; a list that was left open is read again before they lapse. */
const STALE_MS = 30 * 60_000;

/** The person's pictures, newest first, those on their way among them. */
export function useImages(favourite: boolean, enabled = true) {
  return useInfiniteQuery({
    queryKey: queryKeys.imageList(favourite),
    queryFn: ({ pageParam, signal }) => fetchImages({ favourite, cursor: pageParam, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled,
    staleTime: STALE_MS,
    // Another tab or a chat may have drawn meanwhile.
    refetchOnMount: 'always',
    refetchOnWindowFocus: 'always',
  });
}
