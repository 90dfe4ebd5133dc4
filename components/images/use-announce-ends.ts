'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { z } from 'zod';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { imagesResponse } from '@/lib/images/schemas.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { findEnds } from './find-ends.ts';

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Says of each picture that it is there, or was not drawn, however the page came to know: by its stream, or by a list that
 * was read again.
 */
export function useAnnounceEnds(
  pages: readonly z.infer<typeof imagesResponse>[] | undefined,
  announce: (sentence: string) => void,
): void {
  const queries = useQueryClient();
  const waiting = useRef(NOBODY);
  const handlePages = useEffectEvent((read: NonNullable<typeof pages>) => {
    const listed = { images: read.flatMap(({ images }) => images), failed: read.flatMap(({ failed }) => failed) };
    const ends = findEnds(waiting.current, listed);
    waiting.current = ends.open;
    for (const { prompt } of ends.done) announce(strings.doneStatus(prompt));
    for (const { image } of ends.failed) announce(strings.failedStatus(image.prompt));
    // Paid for, or given back.
    if (ends.left > 0) void queries.invalidateQueries({ queryKey: queryKeys.credits });
  });
  useEffect(() => {
    if (pages === undefined) waiting.current = NOBODY;
    else handlePages(pages);
  }, [pages]);
}
