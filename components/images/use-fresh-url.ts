'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { fetchImage } from '@/lib/client/images-api.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { changeImage } from './image-cache.ts';

/**
 * For a picture that could not be loaded: its address may have lapsed, so a new one is asked for, once for each address.
 * @returns `broken` when that did not help
 */
export function useFreshUrl(id: string, url: string | null): { broken: boolean; refresh: () => void } {
  const queries = useQueryClient();
  const asked = useRef<string | null>(null);
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null);

  async function refresh() {
    if (url === null) return;
    if (asked.current !== null) return setBrokenUrl(url);
    asked.current = url;
    try {
      const fresh: Image = await fetchImage(id);
      changeImage(queries, id, () => fresh);
      // The same address again: it was not the time.
      if (fresh.url === url || fresh.thumbUrl === url) setBrokenUrl(url);
    } catch {
      setBrokenUrl(url);
    }
  }
  return { broken: url !== null && brokenUrl === url, refresh: () => void refresh() };
}
