import { type InfiniteData, InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { addImage, changeImage, dropFailed, failImage, placeImages } from '../../../components/images/image-cache.ts';
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

test('behavior: what waits has the place that was read last, and nothing else is touched', () => {
  const { queries } = gallery(true);
  const queue = { position: 3, workers: 1, waitSeconds: null };
  addImage(queries, { ...at(10), state: 'waiting', queue });
  const held = () => queries.getQueryData<Pages>(queryKeys.imageList(false))?.pages[0]?.images;
  const read: Image[] = [
    { ...at(10), state: 'waiting', prompt: 'Another', queue: { ...queue, position: 1 } },
    { ...at(9), state: 'waiting', queue },
  ];
  placeImages(queries, read);
  expect(held()?.map((image) => image.queue)).toEqual([{ ...queue, position: 1 }, null, null]);
  expect(held()?.[0]?.prompt).toBe('A lighthouse');
  const before = queries.getQueryState(queryKeys.imageList(false));
  placeImages(queries, read);
  expect(queries.getQueryState(queryKeys.imageList(false))).toBe(before);
  placeImages(queries, [{ ...at(10), state: 'waiting' }]);
  expect(held()?.[0]?.queue).toBeNull();
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

/** A list on the screen, whose reads are answered by hand, in the order they were asked in. */
function watch(queries: QueryClient) {
  const reads: { answer: (images: Image[]) => void; aborted: () => boolean }[] = [];
  const observer = new InfiniteQueryObserver(queries, {
    queryKey: queryKeys.imageList(false),
    queryFn: ({ signal }) =>
      new Promise<Pages['pages'][number]>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        const answer = (images: Image[]) => resolve({ images, nextCursor: null, failed: [] });
        reads.push({ answer, aborted: () => signal.aborted });
      }),
    initialPageParam: null,
    getNextPageParam: () => null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { reads, stop: observer.subscribe(() => {}), read: () => void observer.refetch() };
}

/** A request to the server, answered by hand. */
function makeRequest() {
  let answer = () => {};
  const settled = new Promise<void>((resolve) => {
    answer = resolve;
  });
  return { settled, answer };
}

test('behavior: a read that a change has cancelled is read again, but not before the server knows of the change', async () => {
  const { queries, ids } = gallery(false);
  const { reads, read, stop } = watch(queries);
  read();
  const deletion = makeRequest();
  changeImage(queries, 'img_7', () => null, deletion.settled);
  expect([reads[0]?.aborted(), queries.isFetching(), reads.length]).toEqual([true, 0, 1]);
  expect(ids()?.flat()).toEqual(['img_9', 'img_5', 'img_3']);
  deletion.answer();
  await expect.poll(() => reads.length).toBe(2);
  stop();
});

test('behavior: a list read while a change was on its way is read again, whether it was answered or not', async () => {
  for (const answered of [true, false]) {
    const { queries, ids } = gallery(false);
    const { reads, read, stop } = watch(queries);
    const deletion = makeRequest();
    changeImage(queries, 'img_7', () => null, deletion.settled);
    read();
    if (answered) {
      reads[0]?.answer([at(9), at(7)]);
      await expect.poll(() => ids()?.flat()).toEqual(['img_9', 'img_7']);
    }
    deletion.answer();
    await expect.poll(() => reads.length).toBe(2);
    expect(reads[0]?.aborted()).toBe(!answered);
    reads[1]?.answer([at(9)]);
    await expect.poll(() => ids()?.flat()).toEqual(['img_9']);
    stop();
  }
});

test('behavior: of several changes the last to settle reads again', async () => {
  const { queries } = gallery(false);
  const { reads, read, stop } = watch(queries);
  read();
  const [one, other] = [makeRequest(), makeRequest()];
  changeImage(queries, 'img_7', () => null, one.settled);
  changeImage(queries, 'img_9', () => null, other.settled);
  one.answer();
  await one.settled;
  // What the server says meanwhile is no reason to read either.
  addImage(queries, at(10));
  await new Promise(setImmediate);
  expect(reads.length).toBe(1);
  other.answer();
  await expect.poll(() => reads.length).toBe(2);
  stop();
});

test('behavior: a change that no read has met costs no read', async () => {
  const { queries } = gallery(false);
  const { reads, stop } = watch(queries);
  const deletion = makeRequest();
  changeImage(queries, 'img_7', () => null, deletion.settled);
  deletion.answer();
  addImage(queries, at(10));
  await new Promise(setImmediate);
  expect(reads.length).toBe(0);
  stop();
});

test('behavior: a picture that is queued while the first read is under way comes with a second', async () => {
  const queries = new QueryClient();
  const { reads, stop } = watch(queries);
  addImage(queries, at(10));
  await new Promise(setImmediate);
  expect([reads.length, reads[0]?.aborted()]).toEqual([1, false]);
  reads[0]?.answer([]);
  await expect.poll(() => reads.length).toBe(2);
  stop();
});
