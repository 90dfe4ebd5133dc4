'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { StreamEvent } from '@/lib/chat/schemas.ts';
import { fetchImage } from '@/lib/client/images-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { FailedImage, Image } from '@/lib/images/schemas.ts';
import { addImage, changeImage, failImage } from './image-cache.ts';
import { rememberPerson } from './remember-person.ts';

type End = Extract<StreamEvent, { type: 'done' | 'error' }>;

/** What happens to a picture's place in the gallery once its job has ended. */
export function useEndImage() {
  const queries = useQueryClient();
  const arrive = (image: Image) => addImage(queries, image);
  const fail = (failure: FailedImage) => failImage(queries, failure);
  const drop = ({ id }: Image) => changeImage(queries, id, () => null);
  return {
    arrive,
    fail,
    drop,
    /** By the last event of its stream. */
    end: async (image: Image, event: End) => {
      if (event.type === 'error') {
        const code = event.censored ? 'image_censored' : 'image_failed';
        return fail({ image: { ...image, state: 'failed' }, code, message: event.message });
      }
      if (event.stopped) return drop(image);
      const isSamePerson = rememberPerson();
      try {
        const drawn = await fetchImage(image.id);
        if (isSamePerson()) arrive(drawn);
      } catch {
        // Deleted meanwhile, or not reached: the list says how it is.
        await queries.invalidateQueries({ queryKey: queryKeys.images });
      }
    },
  };
}
