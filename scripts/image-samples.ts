/**
 * Draws the sample of each style that the studio shows, with the image engine at hand:
 *
 *   npm run images:samples -- --image-engine comfyui
 *
 * Takes the worker program's options for images; without any it finds a server by itself, else it draws sketches. The
 * files are committed, so that nothing has to draw before a page can be shown.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { IMAGE_STYLE_IDS, IMAGE_STYLE_WORDS } from '../lib/constants.ts';
import { chooseImageEngine } from '../worker/src/engines/images/choose-image-engine.ts';
import { readOptions } from '../worker/src/options.ts';
import { PROJECT_ROOT } from './lib/project-root.ts';

/** One subject for all: only the style shall differ. */
const SUBJECT = 'a lighthouse by the sea at sunset';
const SEED = 11;
const SIDE = 1_024;
const SAMPLE_SIDE = 384;
const FOLDER = path.join('public', 'images', 'styles');

const options = readOptions(['--key', 'none', ...process.argv.slice(2)], process.env);
if (typeof options === 'string') throw new Error('Only the options for images mean something here.');
const chosen = await chooseImageEngine({ options, print: console.log });
if (chosen === null) throw new Error('Without an image engine there is nothing to draw with.');
console.log(chosen.note);
await mkdir(path.join(PROJECT_ROOT, FOLDER), { recursive: true });
for (const style of IMAGE_STYLE_IDS) {
  const drawing = await chosen.engine.draw(
    {
      prompt: style === 'None' ? SUBJECT : `${SUBJECT}, ${IMAGE_STYLE_WORDS[style]}`,
      subject: SUBJECT,
      negativePrompt: null,
      style,
      width: SIDE,
      height: SIDE,
      seed: SEED,
      nsfw: false,
    },
    { signal: AbortSignal.timeout(900_000), onProgress: () => {} },
  );
  if ('censored' in drawing) throw new Error(`${style}: held back by the engine's filter.`);
  const sample = await sharp(drawing.bytes).resize(SAMPLE_SIDE, SAMPLE_SIDE).webp({ quality: 82 }).toBuffer();
  const file = path.join(FOLDER, `${style.toLowerCase()}.webp`);
  await writeFile(path.join(PROJECT_ROOT, file), sample);
  console.log(file);
}
await chosen.engine.close();
