import { expect, test } from 'vitest';
import { IMAGE_ASPECT_IDS, IMAGE_ASPECTS } from '../../../lib/constants.ts';
import { checkDrawnSize } from '../../../lib/images/check-drawn-size.ts';

const { Square, Portrait, Landscape, Wide } = IMAGE_ASPECTS;
const size = (width: number, height: number) => ({ width, height });
const codeOf = (drawn: typeof Square, asked: typeof Square) => {
  try {
    checkDrawnSize(drawn, asked);
    return 'taken';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.each(IMAGE_ASPECT_IDS)('default: %s as asked for is taken, a quarter of it too', (aspect) => {
  const { width, height } = IMAGE_ASPECTS[aspect];
  expect(codeOf(size(width, height), size(width, height))).toBe('taken');
  expect(codeOf(size(width / 2, height / 2), size(width, height))).toBe('taken');
});

test('behavior: the nearest of the sizes that an image service offers is taken', () => {
  expect(codeOf(size(1_024, 1_024), Square)).toBe('taken');
  expect(codeOf(size(256, 256), Square)).toBe('taken');
  for (const asked of [Landscape, Wide]) {
    for (const drawn of [size(1_536, 1_024), size(1_792, 1_024)]) expect(codeOf(drawn, asked)).toBe('taken');
  }
  for (const drawn of [size(1_024, 1_536), size(1_024, 1_792)]) expect(codeOf(drawn, Portrait)).toBe('taken');
});

test('behavior: an engine that draws squares only may, but for Wide', () => {
  const square = size(1_024, 1_024);
  expect([Portrait, Landscape, Wide].map((asked) => codeOf(square, asked))).toEqual(['taken', 'taken', 'bad_image']);
});

test('limit: a dot, a stripe and a picture turned the other way are refused', () => {
  expect(codeOf(size(1, 1), Square)).toBe('bad_image');
  expect(codeOf(size(255, 255), Square)).toBe('bad_image');
  expect(codeOf(size(4_096, 255), Wide)).toBe('bad_image');
  expect(codeOf(size(385, 256), Square)).toBe('bad_image');
  expect(codeOf(size(384, 256), Square)).toBe('taken');
  expect(codeOf(Portrait, Landscape)).toBe('bad_image');
  expect(codeOf(size(4_096, 256), Wide)).toBe('bad_image');
});
