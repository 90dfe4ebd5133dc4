import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { IMAGE_STYLE_IDS } from '../../../lib/constants.ts';
import type { Drawing, ImageEngine, ImageTask, Picture } from '../../../worker/src/engines/images/image-engine.ts';
import { drawCaption } from '../../../worker/src/engines/images/sketch/caption.ts';
import { readScene } from '../../../worker/src/engines/images/sketch/read-scene.ts';
import { createSketchEngine } from '../../../worker/src/engines/images/sketch/sketch-engine.ts';
import { ABSTRACT_WORDS, GROUND_WORDS, MOTIF_WORDS } from '../../../worker/src/engines/images/sketch/vocabulary.ts';
import { watchDrawing } from '../../helpers/image-server-double.ts';

/** Of 255, on average over all pixels: a picture that only has another grain differs by five. */
const STYLES_APART = 10;

let engine: ImageEngine;
beforeAll(async () => {
  engine = await createSketchEngine();
});

const taskOf = (subject: string, parts: Partial<ImageTask> = {}): ImageTask => ({
  prompt: subject,
  subject,
  negativePrompt: null,
  style: 'None',
  width: 320,
  height: 256,
  seed: 1,
  nsfw: false,
  ...parts,
});
const picture = (drawing: Drawing): Picture => {
  if ('censored' in drawing) throw new Error('held back');
  return drawing;
};
const draw = async (task: ImageTask) => picture(await engine.draw(task, watchDrawing().options));
const pixels = (bytes: Buffer) => sharp(bytes).removeAlpha().raw().toBuffer();

test('default: a picture of the size that was asked for, told step by step with previews', async () => {
  const { steps, options } = watchDrawing();
  const { bytes, type } = picture(await engine.draw(taskOf('a lake in the mountains'), options));
  expect(type).toBe('image/png');
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 320, height: 256 });
  expect(steps.length).toBeGreaterThan(5);
  expect(steps.map(({ step }) => step)).toEqual(steps.map((_, index) => index + 1));
  expect(steps.at(-1)).toMatchObject({ step: steps.length, steps: steps.length });
  expect(steps.slice(0, -1).every(({ preview }) => preview)).toBe(true);
});

test('behavior: the same task gives the same bytes; another prompt, seed or style does not', async () => {
  const { bytes } = await draw(taskOf('a cat at night'));
  expect((await draw(taskOf('a cat at night'))).bytes.equals(bytes)).toBe(true);
  for (const other of [
    taskOf('a cat in the morning'),
    taskOf('a cat at night', { seed: 2 }),
    taskOf('a cat at night', { style: 'Anime' }),
  ]) {
    expect((await draw(other)).bytes.equals(bytes)).toBe(false);
  }
}, 30_000);

test.each(IMAGE_STYLE_IDS)(
  'behavior: the caption is burned into %s',
  async (style) => {
    const size = { width: 900, height: 720 };
    const { bytes } = await draw(taskOf('a cat', { ...size, style }));
    const { left, top, width, height, markup } = drawCaption(size.width, size.height);
    const area = { left, top, width, height };
    const expected = await pixels(
      await sharp(Buffer.from(markup)).flatten({ background: '#000' }).extract(area).png().toBuffer(),
    );
    const found = await pixels(await sharp(bytes).extract(area).png().toBuffer());
    // White where the letters are (on any ground), dark where the band is.
    let letters = 0;
    for (let at = 0; at < expected.length; at += 3) {
      if ((expected[at] ?? 0) < 250) continue;
      letters += 1;
      expect(found[at]).toBeGreaterThan(235);
    }
    expect(letters).toBeGreaterThan(100);
    const dark = found.filter((value) => value < 120).length;
    expect(dark / found.length).toBeGreaterThan(0.5);
  },
  30_000,
);

test('behavior: styles can be told apart in a picture as small as a button', async () => {
  const small: Buffer[] = [];
  for (const style of IMAGE_STYLE_IDS) {
    const { bytes } = await draw(taskOf('a fox in a forest', { width: 256, height: 256, style }));
    small.push(await pixels(await sharp(bytes).resize(96, 96).png().toBuffer()));
  }
  for (const [index, one] of small.entries()) {
    for (const [other, picture] of small.entries()) {
      if (other <= index) continue;
      let sum = 0;
      for (let at = 0; at < one.length; at += 1) sum += Math.abs((one[at] ?? 0) - (picture[at] ?? 0));
      const names = `${IMAGE_STYLE_IDS[index]} and ${IMAGE_STYLE_IDS[other]}`;
      expect(sum / one.length, names).toBeGreaterThan(STYLES_APART);
    }
  }
}, 30_000);

test('behavior: every word it knows can be drawn, in any of its formats', async () => {
  const subjects = [...GROUND_WORDS, ...ABSTRACT_WORDS, ...MOTIF_WORDS].map(([, words]) => words[0] ?? '');
  for (const [index, subject] of subjects.entries()) {
    const tall = index % 2 === 0;
    const { bytes } = await draw(taskOf(subject, { width: tall ? 104 : 168, height: tall ? 152 : 96 }));
    // A picture that failed to draw would be one flat colour.
    const { channels } = await sharp(bytes).stats();
    expect(Math.max(...channels.map(({ stdev }) => stdev)), subject).toBeGreaterThan(8);
  }
}, 60_000);

test('behavior: words decide what is seen', () => {
  const scene = (subject: string) => readScene(taskOf(subject));
  expect(scene('A fox in a snowy forest')).toMatchObject({ ground: 'forest', motif: 'fox', weather: 'snow' });
  expect(scene('rocket over the desert at night')).toMatchObject({
    ground: 'desert',
    motif: 'rocket',
    palette: { dark: true },
  });
  expect(scene('aurora over mountains')).toMatchObject({ ground: 'mountains', aurora: true });
  expect(scene('a red flower').palette.accent).toBe('#d33a34');
  expect(scene('日本の山 🏔️ <svg onload=alert(1)>').ground).toBeTypeOf('string');
});

test('behavior: stops between its steps when told', async () => {
  const control = new AbortController();
  const told: number[] = [];
  const drawing = engine.draw(taskOf('sea'), {
    signal: control.signal,
    onProgress: (step) => {
      told.push(step);
      if (step === 2) control.abort(new Error('stopped'));
    },
  });
  await expect(drawing).rejects.toThrow('stopped');
  expect(told).toEqual([1, 2]);
});
