import type { SharpConstructor } from 'sharp';
import type { Drawing, DrawOptions, ImageEngine, ImageTask, Picture } from '../image-engine.ts';
import { assemble } from './assemble.ts';
import { compose } from './compose.ts';
import { finishPicture } from './finish.ts';
import { readScene } from './read-scene.ts';
import { STYLES } from './styles.ts';
import { tonePalette } from './tone-palette.ts';

const PREVIEW_SIDE = 256;

/**
 * The engine of a worker without an image model: a generative picture whose subject, place, light and colours come from
 * the prompt's words, with a caption that says what it is. The same task gives the same bytes.
 * @throws when the library that makes pixels of drawings cannot be loaded
 */
export async function createSketchEngine(): Promise<ImageEngine> {
  // Native code: a machine that has no build of it may still answer messages.
  const { default: sharp } = await import('sharp');
  return {
    name: 'sketch',
    model: 'sketch (no image model)',
    draw: (task, options) => draw(sharp, task, options),
    close: async () => {},
  };
}

async function draw(sharp: SharpConstructor, task: ImageTask, { signal, onProgress }: DrawOptions): Promise<Drawing> {
  const size = { width: task.width, height: task.height };
  const look = STYLES[task.style];
  const scene = readScene(task);
  const composition = compose(scene, tonePalette(scene.palette, look.tone));
  const { length } = composition.layers;
  const scale = PREVIEW_SIDE / Math.max(size.width, size.height);
  // The last step is the picture itself, at its full size.
  const steps = length + 1;
  for (let count = 1; count <= length; count += 1) {
    signal.throwIfAborted();
    const svg = assemble(composition, { size, look, count, scale });
    onProgress(count, steps, await makePreview(sharp, svg));
  }
  signal.throwIfAborted();
  const bytes = await finishPicture(sharp, assemble(composition, { size, look, count: length, scale: 1 }), {
    size,
    look,
  });
  signal.throwIfAborted();
  onProgress(steps, steps);
  return { bytes, type: 'image/png' };
}

async function makePreview(sharp: SharpConstructor, svg: string): Promise<Picture> {
  const bytes = await sharp(Buffer.from(svg)).flatten({ background: '#f4f1ea' }).webp({ quality: 70 }).toBuffer();
  return { bytes, type: 'image/webp' };
}
