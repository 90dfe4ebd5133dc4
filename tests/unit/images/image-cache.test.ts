import { type InfiniteData, QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { addImage, changeImage } from '../../../components/images/image-cache.ts';
import { queryKeys } from '../../../lib/client/query-keys.ts';
import type { Image } from '../../../lib/images/schemas.ts';
import { makeImage } from './make-image.ts';

type Pages = InfiniteData<{ images: Image[]; nextCursor: string | null }>;

const at = (minute: number) =>
  makeImage({ id: `img_${minute}`, createdAt: `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z` });

/** A gallery of two pages; with `more`, the server has older ones. */
function gallery(more: boolean) {
  const queries = new QueryClient();
  const data: Pages = {
    pages: [
      { images: [at(9), at(7)], nextCursor: 'a' },
      { images: [at(5), at(3)], nextCursor: more ? 'b' : null },
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
    pages: [{ images: [at(7)], nextCursor: null }],
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
