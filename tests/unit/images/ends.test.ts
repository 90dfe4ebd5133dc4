import { expect, test } from 'vitest';
import { findEnds } from '../../../components/images/find-ends.ts';
import { readNews } from '../../../components/images/read-news.ts';
import type { FailedImage, Image } from '../../../lib/images/schemas.ts';
import { makeImage } from './make-image.ts';

const at = (minute: number, state: Image['state'] = 'waiting') =>
  makeImage({ id: `img_${minute}`, state, createdAt: `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z` });
const failure = (image: Image): FailedImage => ({
  image: { ...image, state: 'failed' },
  code: 'image_failed',
  message: 'Not drawn.',
});
const idsOf = (images: readonly Image[]) => images.map(({ id }) => id);

test('default: a page that was read just now tells waiting pictures that are there, not drawn, gone, or still waiting', () => {
  const waiting = [at(9), at(8), at(7), at(6)];
  const page = {
    images: [at(9), at(8, 'done'), at(5, 'done')],
    nextCursor: null,
    failed: [failure(at(7))],
    asked: idsOf(waiting),
  };
  const news = readNews(waiting, page);
  expect(idsOf(news.arrived)).toEqual(['img_8']);
  expect(news.failed).toEqual([failure(at(7))]);
  expect(idsOf(news.gone)).toEqual(['img_6']);
});

test('behavior: nothing is said of pictures that did not wait here, nor of those on a later page', () => {
  const page = {
    images: [at(9, 'done'), at(8, 'done')],
    nextCursor: 'more',
    failed: [failure(at(4))],
    asked: ['img_3'],
  };
  expect(readNews([at(3)], page)).toEqual({ arrived: [], failed: [], gone: [] });
});

test('behavior: one that was asked for while the page was read is not gone for not being on it', () => {
  const page = { images: [at(8)], nextCursor: null, failed: [], asked: ['img_8', 'img_7'] };
  expect(idsOf(readNews([at(9), at(8), at(7)], page).gone)).toEqual(['img_7']);
});

test('default: each picture that waits no more has ended once, however the list came to know', () => {
  const before = new Set(['img_9', 'img_8', 'img_7', 'img_6']);
  // The stream has said that 7 failed; it is not out of the list yet.
  const listed = {
    images: [at(10), at(9), at(8, 'done'), at(7), at(1, 'done')],
    failed: [failure(at(7)), failure(at(2))],
  };
  const ends = findEnds(before, listed);
  expect(idsOf(ends.done)).toEqual(['img_8']);
  expect(idsOf(ends.failed.map(({ image }) => image))).toEqual(['img_7']);
  expect(ends.left).toBe(3);
  expect([...ends.open]).toEqual(['img_10', 'img_9']);
  expect(findEnds(ends.open, listed)).toMatchObject({ done: [], failed: [], left: 0 });
});
