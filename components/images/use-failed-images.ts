'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { Image } from '@/lib/images/schemas.ts';

export type FailedImage = { image: Image; reason: string | null };

const NONE: readonly FailedImage[] = [];

/**
 * Pictures that were not drawn while this page was open. They live in the cache of queries, which outlives going to
 * another page and is emptied when somebody else signs in.
 */
export function useFailedImages() {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: queryKeys.failedImages,
    queryFn: () => NONE,
    enabled: false,
    initialData: NONE,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const change = (next: (before: readonly FailedImage[]) => readonly FailedImage[]) =>
    queries.setQueryData<readonly FailedImage[]>(queryKeys.failedImages, (before = NONE) => next(before));
  const without = (list: readonly FailedImage[], id: string) => list.filter(({ image }) => image.id !== id);
  return {
    failed: data,
    add: (added: FailedImage) => change((before) => [...without(before, added.image.id), added]),
    dismiss: (id: string) => change((before) => without(before, id)),
  };
}
