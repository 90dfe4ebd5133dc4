'use client';

import { useQueryClient } from '@tanstack/react-query';
import { describeError } from '@/lib/client/api-error.ts';
import { markFavourite } from '@/lib/client/images-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { useToast } from '../ui/use-toast.ts';
import { changeImage } from './image-cache.ts';

/** Marks a picture, or takes the mark away: shown at once, and taken back where the server refuses. */
export function useFavourite(): (image: Image) => Promise<void> {
  const queries = useQueryClient();
  const toast = useToast();
  return async ({ id, favourite }) => {
    const marking = markFavourite(id, !favourite);
    const show = (value: boolean) => changeImage(queries, id, (image) => ({ ...image, favourite: value }), marking);
    show(!favourite);
    try {
      await marking;
      // Not the list that is open: what was pressed by mistake can be pressed once more.
      void queries.invalidateQueries({ queryKey: queryKeys.imageList(true), refetchType: 'none' });
    } catch (error) {
      show(favourite);
      toast({ tone: 'bad', text: strings.notMarked(describeError(error)) });
    }
  };
}
