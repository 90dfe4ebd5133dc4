'use client';

import { useQueryClient } from '@tanstack/react-query';
import { ApiError, describeError } from '@/lib/client/api-error.ts';
import { deleteImage } from '@/lib/client/images-api.ts';
import type { FailedImage } from '@/lib/images/schemas.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { useToast } from '../ui/use-toast.ts';
import { dropFailed, failImage } from './image-cache.ts';
import { rememberPerson } from './remember-person.ts';

/** Takes a picture that was not drawn out of the gallery, for good: it goes at once, and comes back when the server refused. */
export function useDismissFailed(): (failure: FailedImage) => void {
  const queries = useQueryClient();
  const toast = useToast();
  return (failure) => {
    const isSamePerson = rememberPerson();
    const deletion = deleteImage(failure.image.id).catch((error: unknown) => {
      // Dismissed in another tab, or forgotten after its day.
      if (error instanceof ApiError && error.status === 404) return;
      if (!isSamePerson()) return;
      failImage(queries, failure);
      toast({ tone: 'bad', text: strings.notDismissed(describeError(error)) });
    });
    dropFailed(queries, failure.image.id, deletion);
  };
}
