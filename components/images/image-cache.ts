import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { FailedImage, Image, imagesResponse } from '@/lib/images/schemas.ts';
import { holdReads } from './hold-reads.ts';

type Pages = InfiniteData<z.infer<typeof imagesResponse>>;

/**
 * Changes one picture wherever it is held; null takes it out. A favourite that is none any more stays in the list of
 * favourites until that is read again: what was pressed by mistake can be pressed once more.
 * @param settled when the server is asked for the change: its answer
 */
export function changeImage(
  queries: QueryClient,
  id: string,
  change: (image: Image) => Image | null,
  settled?: Promise<unknown>,
): void {
  holdReads(queries, settled);
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
  holdReads(queries);
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

/** Notes where pictures that wait stand by now. Outdates nothing that is being read: it says the same, or knows better. */
export function placeImages(queries: QueryClient, read: readonly Image[]): void {
  const waiting = new Map(read.filter(({ state }) => state === 'waiting').map((image) => [image.id, image]));
  const place = (image: Image): Image => {
    const now = image.state === 'waiting' ? waiting.get(image.id) : undefined;
    return now === undefined || isSamePlace(now, image) ? image : { ...image, queue: now.queue };
  };
  queries.setQueriesData<Pages>({ queryKey: queryKeys.images }, (cached) => {
    // A list that nothing is written to keeps what else is known of it, such as that older pictures failed to load.
    if (!cached?.pages.some(({ images }) => images.some((image) => place(image) !== image))) return undefined;
    return { ...cached, pages: cached.pages.map((page) => ({ ...page, images: page.images.map(place) })) };
  });
}

/** Moves a picture to those that were not drawn. */
export function failImage(queries: QueryClient, failure: FailedImage): void {
  const { id } = failure.image;
  changeFailed(queries, (failed) => [failure, ...failed.filter(({ image }) => image.id !== id)]);
  changeImage(queries, id, () => null);
}

/** Takes out one that was not drawn. */
export function dropFailed(queries: QueryClient, id: string, settled: Promise<unknown>): void {
  holdReads(queries, settled);
  changeFailed(queries, (failed) => failed.filter(({ image }) => image.id !== id));
}

/** They come with the first page. */
function changeFailed(queries: QueryClient, change: (failed: FailedImage[]) => FailedImage[]): void {
  queries.setQueryData<Pages>(queryKeys.imageList(false), (cached) => {
    const [first, ...rest] = cached?.pages ?? [];
    if (cached === undefined || first === undefined) return cached;
    return { ...cached, pages: [{ ...first, failed: change(first.failed) }, ...rest] };
  });
}

function isSamePlace({ queue: one }: Image, { queue: other }: Image): boolean {
  return (
    one?.position === other?.position && one?.workers === other?.workers && one?.waitSeconds === other?.waitSeconds
  );
}

/** In the list's order: newer ones first. Ids sort by their time. */
function isBefore(image: Image, other: Image): boolean {
  return image.createdAt === other.createdAt ? image.id > other.id : image.createdAt > other.createdAt;
}
