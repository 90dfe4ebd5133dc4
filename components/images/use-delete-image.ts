'use client';

import { useQueryClient } from '@tanstack/react-query';
import { ApiError, describeError } from '@/lib/client/api-error.ts';
import { deleteImage, restoreImage } from '@/lib/client/images-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { useToast } from '../ui/use-toast.ts';
import { addImage, changeImage } from './image-cache.ts';

/** Deletes without asking, and offers to take it back: it goes at once, and comes back on Undo or when the server refused. */
export function useDeleteImage(): (image: Image) => Promise<void> {
  const queries = useQueryClient();
  const toast = useToast();

  async function restore(image: Image, deletion: Promise<boolean>) {
    // Undo may be quicker than the deletion it undoes.
    if (!(await deletion)) return;
    try {
      addImage(queries, await restoreImage(image.id));
      void queries.invalidateQueries({ queryKey: queryKeys.imageList(true) });
    } catch (error) {
      toast({ tone: 'bad', text: strings.notRestored(describeError(error)) });
    }
  }

  return async (image) => {
    changeImage(queries, image.id, () => null);
    const deletion = deleteImage(image.id).then(
      () => true,
      (error: unknown) => {
        // Somebody was quicker, in another tab: what was wanted is so.
        if (error instanceof ApiError && error.status === 404) return false;
        addImage(queries, image);
        toast({ tone: 'bad', text: strings.notDeleted(describeError(error)) });
        return false;
      },
    );
    toast({
      text: strings.deleted,
      action: { label: strings.undo, onSelect: () => void restore(image, deletion) },
    });
    await deletion;
  };
}
