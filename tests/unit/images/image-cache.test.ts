import { type InfiniteData, InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { addImage, changeImage, dropFailed, failImage } from '../../../components/images/image-cache.ts';
import { queryKeys } from '../../../lib/client/query-keys.ts';
import type { FailedImage, Image } from '../../../lib/images/schemas.ts';
import { makeImage } from './make-image.ts';

type Pages = InfiniteData<{ images: Image[]; nextCursor: string | null; failed: FailedImage[] }>;

const at = (minute: number) =>
  makeImage({ id: `img_${minute}`, createdAt: `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z` });

/** A gallery of two pages; with `more`, the server has older ones. */
function gallery(more: boolean) {
  const queries = new QueryClient();
  const data: Pages = {
    pages: [
      { images: [at(9), at(7)], nextCursor: 'a', failed: [] },
      { images: [at(5), at(3)], nextCursor: more ? 'b' : null, failed: [] },
    ],
    pageParams: [null, 'a'],
  };
  queries.setQueryData(queryKeys.imageList(false), data);
  const ids = () =>
    queries.getQueryData<Pages>(queryKeys.imageList(false))?.pages.map(({ images }) => images.map(({ id }) => id));
  return { queries, ids };
}

test('default: a new picture is first, one brought back is where it was', () => {
  const { queries, ids } = gallery(false);
  addImage(queries, at(10));
  addImage(queries, at(6));
  addImage(queries, at(8));
  expect(ids()).toEqual([
    ['img_10', 'img_9', 'img_8', 'img_7'],
    ['img_6', 'img_5', 'img_3'],
  ]);
});

test('behavior: one that is there already is replaced, never doubled', () => {
  const { queries, ids } = gallery(false);
  addImage(queries, { ...at(5), favourite: true });
  expect(ids()?.flat()).toEqual(['img_9', 'img_7', 'img_5', 'img_3']);
  const held = queries.getQueryData<Pages>(queryKeys.imageList(false))?.pages.flatMap(({ images }) => images);
  expect(held?.find(({ id }) => id === 'img_5')?.favourite).toBe(true);
});

test('behavior: the oldest is last where the list is whole, and waits for its page where it is not', () => {
  const whole = gallery(false);
  addImage(whole.queries, at(1));
  expect(whole.ids()?.flat().at(-1)).toBe('img_1');
  const cut = gallery(true);
  addImage(cut.queries, at(1));
  expect(cut.ids()?.flat()).not.toContain('img_1');
});

test('behavior: a change reaches every list and the picture by itself; null takes it out', () => {
  const { queries, ids } = gallery(false);
  queries.setQueryData(queryKeys.imageList(true), {
    pages: [{ images: [at(7)], nextCursor: null, failed: [] }],
    pageParams: [null],
  });
  queries.setQueryData(queryKeys.image('img_7'), at(7));
  changeImage(queries, 'img_7', (image) => ({ ...image, shareToken: 'token' }));
  expect(queries.getQueryData<Image>(queryKeys.image('img_7'))?.shareToken).toBe('token');
  changeImage(queries, 'img_7', () => null);
  expect(ids()?.flat()).toEqual(['img_9', 'img_5', 'img_3']);
  expect(queries.getQueryData(queryKeys.image('img_7'))).toBeUndefined();
  expect(queries.getQueryData<Pages>(queryKeys.imageList(true))?.pages[0]?.images).toEqual([]);
});

test('behavior: one that was not drawn is moved to those, once, until it is dismissed', () => {
  const { queries, ids } = gallery(false);
  const failed = () => queries.getQueryData<Pages>(queryKeys.imageList(false))?.pages.map((page) => page.failed);
  const failure: FailedImage = { image: { ...at(5), state: 'failed' }, code: 'image_failed', message: 'Not drawn.' };
  failImage(queries, failure);
  failImage(queries, failure);
  expect(ids()?.flat()).toEqual(['img_9', 'img_7', 'img_3']);
  expect(failed()).toEqual([[failure], []]);
  dropFailed(queries, 'img_5', Promise.resolve());
  expect(failed()).toEqual([[], []]);
});

test('behavior: a read that a change has cancelled is read again, but not before the server knows of the change', async () => {
  const { queries } = gallery(false);
  let reads = 0;
  const observer = new InfiniteQueryObserver(queries, {
    queryKey: queryKeys.imageList(false),
    // The first never answers: it is on its way when the picture is deleted.
    queryFn: ({ signal }) => {
      reads += 1;
      if (reads === 1) return new Promise<never>((_, reject) => signal.addEventListener('abort', reject));
      return { images: [], nextCursor: null, failed: [] };
    },
    initialPageParam: null,
    getNextPageParam: () => null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const unsubscribe = observer.subscribe(() => {});
  void queries.invalidateQueries({ queryKey: queryKeys.imageList(false) });
  await expect.poll(() => reads).toBe(1);
  let answer = () => {};
  const deletion = new Promise<void>((resolve) => {
    answer = resolve;
  });
  changeImage(queries, 'img_7', () => null, deletion);
  await expect.poll(() => queries.isFetching()).toBe(0);
  expect(reads).toBe(1);
  answer();
  await expect.poll(() => reads).toBe(2);
  unsubscribe();
});
