'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { StreamEvent } from '@/lib/chat/schemas.ts';
import { fetchImage } from '@/lib/client/images-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { addImage, changeImage } from './image-cache.ts';
import { useFailedImages } from './use-failed-images.ts';

type End = Extract<StreamEvent, { type: 'done' | 'error' }>;

/** What happens to a picture's place in the gallery once its job has ended. */
export function useEndImage(announce: (status: string) => void) {
  const queries = useQueryClient();
  const { add } = useFailedImages();
  const readBalance = () => void queries.invalidateQueries({ queryKey: queryKeys.credits });

  function fail(image: Image, reason: string | null) {
    changeImage(queries, image.id, () => null);
    add({ image, reason });
    announce(strings.failedStatus);
    readBalance();
  }
  function drop(image: Image) {
    changeImage(queries, image.id, () => null);
    readBalance();
  }
  function arrive(image: Image) {
    addImage(queries, image);
    announce(strings.done);
    readBalance();
  }
  return {
    fail,
    drop,
    arrive,
    /** By the last event of its stream. */
    end: async (image: Image, event: End) => {
      if (event.type === 'error') return fail(image, event.message);
      if (event.stopped) return drop(image);
      try {
        arrive(await fetchImage(image.id));
      } catch {
        // Deleted meanwhile, or not reached: the list says how it is.
        await queries.invalidateQueries({ queryKey: queryKeys.images });
      }
    },
  };
}
