'use client';

import { useQueryClient } from '@tanstack/react-query';
import { describeError } from '@/lib/client/api-error.ts';
import { hasLapsed } from '@/lib/client/has-lapsed.ts';
import { fetchImage } from '@/lib/client/images-api.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { useToast } from '../ui/use-toast.ts';
import { changeImage } from './image-cache.ts';

/** Saves a picture as PNG, by a new address where the one at hand has lapsed. */
export function useDownload(): (image: Image) => Promise<void> {
  const queries = useQueryClient();
  const toast = useToast();
  return async (image) => {
    let url = image.downloadUrl;
    try {
      if (url !== null && hasLapsed(url)) {
        const fresh = await fetchImage(image.id);
        changeImage(queries, image.id, () => fresh);
        url = fresh.downloadUrl;
      }
    } catch (error) {
      toast({ tone: 'bad', text: strings.notDownloaded(describeError(error)) });
      return;
    }
    if (url === null) return;
    const link = document.createElement('a');
    link.href = url;
    link.download = '';
    link.click();
  };
}
