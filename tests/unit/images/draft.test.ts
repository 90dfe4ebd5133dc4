import { describe, expect, test } from 'vitest';
import { isImageDraft } from '../../../components/composer/is-image-draft.ts';
import { parseImageCommand } from '../../../lib/chat/schemas.ts';
import { hasLapsed } from '../../../lib/client/has-lapsed.ts';
import { parseImageDraft } from '../../../lib/client/parse-image-draft.ts';
import { toDraft } from '../../../lib/client/to-draft.ts';
import { toWish } from '../../../lib/client/to-wish.ts';
import { IMAGE_PROMPT_CHARS_MAX, IMAGE_SEED_MAX } from '../../../lib/constants.ts';
import { makeImage } from './make-image.ts';

const EMPTY = parseImageDraft('');

describe('a stored form', () => {
  test('default: comes back as it was', () => {
    const draft = { ...EMPTY, prompt: 'A fox', style: 'Pixel' as const, count: 3, seed: '7', nsfw: true };
    expect(parseImageDraft(JSON.stringify(draft))).toEqual(draft);
  });
  test('behavior: of what can’t be read only that field is lost', () => {
    const stored = JSON.stringify({ prompt: 'A fox', style: 'Baroque', aspect: 'Wide', count: 99, nsfw: 'yes' });
    expect(parseImageDraft(stored)).toEqual({ ...EMPTY, prompt: 'A fox', aspect: 'Wide' });
    for (const broken of ['{', 'null', '[1]', '"text"']) expect(parseImageDraft(broken)).toEqual(EMPTY);
  });
  test('behavior: filled from a picture it draws the same one', () => {
    const image = makeImage({ prompt: 'A hill', negativePrompt: 'fog', seed: 12, style: 'Anime', aspect: 'Wide' });
    const { prompt, negativePrompt, seed, style, aspect, nsfw } = image;
    expect(toWish(toDraft(image)).wish).toEqual({ prompt, negativePrompt, seed, style, aspect, nsfw });
  });
});

describe('what a form asks for', () => {
  test('default: its words trimmed, and nothing of what was left empty', () => {
    const { wish } = toWish({ ...EMPTY, prompt: '  A fox \n', negativePrompt: ' ', seed: ' ' });
    expect(wish).toEqual({ prompt: 'A fox', style: 'None', aspect: 'Square', nsfw: false });
  });
  test('error: what the server would refuse is said before', () => {
    const problemOf = (change: Partial<typeof EMPTY>) => toWish({ ...EMPTY, prompt: 'A fox', ...change }).problem;
    expect(problemOf({})).toBeNull();
    expect(problemOf({ prompt: ' \n' })).toBe('empty');
    expect(problemOf({ prompt: 'x'.repeat(IMAGE_PROMPT_CHARS_MAX + 1) })).toBe('long');
    expect(problemOf({ negativePrompt: 'x'.repeat(IMAGE_PROMPT_CHARS_MAX + 1) })).toBe('negative-long');
    expect(problemOf({ seed: String(IMAGE_SEED_MAX) })).toBeNull();
    for (const seed of [String(IMAGE_SEED_MAX + 1), '-1', '1.5', 'abc', '1e3'])
      expect(problemOf({ seed })).toBe('seed');
  });
});

test('behavior: an address has lapsed a little before it really does', () => {
  const url = '/api/images/img_1/file?size=full&expires=1000&signature=abc';
  expect([960_000, 971_000, 2_000_000].map((now) => hasLapsed(url, now))).toEqual([false, true, true]);
  expect(hasLapsed('/no/time')).toBe(false);
});

test('behavior: a draft is about a picture before it says which, a path or another word is not', () => {
  for (const draft of ['/image', '/image ', '/Image a fox', '\n/image\na fox']) expect(isImageDraft(draft)).toBe(true);
  for (const draft of ['/images', '/imagery a', 'see /image a', '/ image', '']) expect(isImageDraft(draft)).toBe(false);
  expect(parseImageCommand('/image  a fox ')).toBe('a fox');
  for (const draft of ['/image', '/image  ', '/images a', 'an /image a']) expect(parseImageCommand(draft)).toBeNull();
});
