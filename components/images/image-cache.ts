import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { Image, imagesResponse } from '@/lib/images/schemas.ts';

type Pages = InfiniteData<z.infer<typeof imagesResponse>>;

/** A list read before a change must not overwrite what is shown now. One that was never there is still wanted. */
function dropReads(queries: QueryClient): void {
  void queries.cancelQueries({ queryKey: queryKeys.images, predicate: ({ state }) => state.data !== undefined });
}

/**
 * Changes one picture wherever it is held; null takes it out. A favourite that is none any more stays in the list of
 * favourites until that is read again: what was pressed by mistake can be pressed once more.
 */
export function changeImage(queries: QueryClient, id: string, change: (image: Image) => Image | null): void {
  dropReads(queries);
  queries.setQueriesData<Pages>({ queryKey: queryKeys.images }, (cached) => {
    if (cached === undefined) return cached;
    const pages = cached.pages.map((page) => ({
      ...page,
      images: page.images.flatMap((image) => (image.id === id ? (change(image) ?? []) : image)),
    }));
    return { ...cached, pages };
  });
  const alone = queries.getQueryData<Image>(queryKeys.image(id));
  if (alone === undefined) return;
  const changed = change(alone);
  if (changed === null) queries.removeQueries({ queryKey: queryKeys.image(id) });
  else queries.setQueryData(queryKeys.image(id), changed);
}

/** Puts a picture into the list of all, where its time says; one that is there already is replaced. */
export function addImage(queries: QueryClient, image: Image): void {
  dropReads(queries);
  queries.setQueryData<Pages>(queryKeys.imageList(false), (cached) => {
    const [first, ...rest] = cached?.pages ?? [];
    if (cached === undefined || first === undefined) return cached;
    const without = [first, ...rest].map((page) => ({
      ...page,
      images: page.images.filter(({ id }) => id !== image.id),
    }));
    const found = without.findIndex(({ images }) => images.some((other) => isBefore(image, other)));
    // Older than all that is held: it comes with its page, unless this is all there is.
    const isWhole = cached.pages.at(-1)?.nextCursor === null;
    const place = found === -1 && isWhole ? without.length - 1 : found;
    const pages = without.map((page, index) => {
      if (index !== place) return page;
      const at = page.images.findIndex((other) => isBefore(image, other));
      return { ...page, images: page.images.toSpliced(at === -1 ? page.images.length : at, 0, image) };
    });
    return { ...cached, pages };
  });
}

/** In the list's order: newer ones first. Ids sort by their time. */
function isBefore(image: Image, other: Image): boolean {
  return image.createdAt === other.createdAt ? image.id > other.id : image.createdAt > other.createdAt;
}
