'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { fetchImages } from '@/lib/client/images-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { placeImages } from './image-cache.ts';
import { readNews } from './read-news.ts';
import { useEndImage } from './use-end-image.ts';

const POLL_MS = 4_000;

/**
 * Asks how waiting pictures stand, as long as some wait and the page can be seen: one stream is read at most, and what is
 * stopped or deleted in another tab has none to say so. The first page alone, not all that has been scrolled through.
 */
export function usePollWaiting(waiting: readonly Image[]): void {
  const queries = useQueryClient();
  const { arrive, fail, drop } = useEndImage();
  const page = useQuery({
    queryKey: queryKeys.waitingImages,
    queryFn: async ({ signal }) => {
      const asked = waiting.map(({ id }) => id);
      return { ...(await fetchImages({ favourite: false, cursor: null, signal })), asked };
    },
    enabled: waiting.length > 0,
    // Not while the page is hidden, which is what `refetchIntervalInBackground` would be for.
    refetchInterval: POLL_MS,
    refetchOnWindowFocus: false,
    staleTime: POLL_MS,
    gcTime: 0,
  });
  const handlePage = useEffectEvent((read: Parameters<typeof readNews>[1]) => {
    placeImages(queries, read.images);
    const news = readNews(waiting, read);
    for (const image of news.arrived) arrive(image);
    for (const failure of news.failed) fail(failure);
    for (const image of news.gone) drop(image);
  });
  useEffect(() => {
    if (page.data !== undefined) handlePage(page.data);
  }, [page.data]);
}
