'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { describeError } from '@/lib/client/api-error.ts';
import { fetchFile } from '@/lib/client/fetch-file.ts';
import { hasLapsed } from '@/lib/client/has-lapsed.ts';
import { fetchImage } from '@/lib/client/images-api.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { useToast } from '../ui/use-toast.ts';
import { changeImage } from './image-cache.ts';

/** Until then a browser has begun to save. */
const KEPT_MS = 60_000;

/** Saves a picture as PNG, by a new address where the one at hand has lapsed. */
export function useDownload(): (image: Image) => Promise<void> {
  const queries = useQueryClient();
  const toast = useToast();
  const busy = useRef(false);

  async function read(image: Image) {
    let url = image.downloadUrl;
    if (url !== null && hasLapsed(url)) {
      const fresh = await fetchImage(image.id);
      changeImage(queries, image.id, () => fresh);
      url = fresh.downloadUrl;
    }
    return url === null ? null : fetchFile(url);
  }
  return async (image) => {
    // The server makes the PNG when it is asked for: a second press meanwhile wants no second file.
    if (busy.current) return;
    busy.current = true;
    try {
      const file = await read(image);
      if (file !== null) save(file);
    } catch (error) {
      toast({ tone: 'bad', text: strings.notDownloaded(describeError(error)) });
    } finally {
      busy.current = false;
    }
  };
}

function save({ blob, name }: { blob: Blob; name: string }): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
