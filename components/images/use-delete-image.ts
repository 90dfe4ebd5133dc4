'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiError, describeError } from '@/lib/client/api-error.ts';
import { deleteImage, restoreImage } from '@/lib/client/images-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { DELETE_UNDO_SECONDS } from '@/lib/constants.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { useToast } from '../ui/use-toast.ts';
import { addImage, changeImage } from './image-cache.ts';
import { rememberPerson } from './remember-person.ts';

type Deleted = { image: Image; deletion: Promise<boolean> };

/**
 * Deletes without asking: the picture goes at once, and comes back by `undo`, for as long as the server keeps it, or when the
 * server refused. Only the last one can be brought back.
 */
export function useDeleteImage() {
  const queries = useQueryClient();
  const toast = useToast();
  const [deleted, setDeleted] = useState<Deleted | null>(null);
  useEffect(() => {
    if (deleted === null) return;
    const timer = setTimeout(() => setDeleted(null), DELETE_UNDO_SECONDS * 1_000);
    return () => clearTimeout(timer);
  }, [deleted]);

  function remove(image: Image) {
    const isSamePerson = rememberPerson();
    const deletion = deleteImage(image.id).then(
      () => true,
      (error: unknown) => {
        setDeleted((last) => (last?.image.id === image.id ? null : last));
        // Somebody was quicker, in another tab: what was wanted is so.
        if (error instanceof ApiError && error.status === 404) return false;
        if (!isSamePerson()) return false;
        addImage(queries, image);
        toast({ tone: 'bad', text: strings.notDeleted(describeError(error)) });
        return false;
      },
    );
    changeImage(queries, image.id, () => null, deletion);
    setDeleted({ image, deletion });
  }
  async function undo() {
    setDeleted(null);
    // It may be quicker than the deletion it undoes.
    const isSamePerson = rememberPerson();
    if (deleted === null || !(await deleted.deletion)) return;
    try {
      const image = await restoreImage(deleted.image.id);
      if (!isSamePerson()) return;
      addImage(queries, image);
      void queries.invalidateQueries({ queryKey: queryKeys.imageList(true) });
    } catch (error) {
      toast({ tone: 'bad', text: strings.notRestored(describeError(error)) });
    }
  }
  return { remove, undo: () => void undo(), deletedId: deleted?.image.id ?? null };
}
