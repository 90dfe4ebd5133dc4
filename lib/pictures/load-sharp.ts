import type { default as Sharp } from 'sharp';
import { shared } from '../shared.ts';

/**
 * libvips reads dozens of formats, SVG, PDF and TIFF among them, each a parser of what strangers send. These three are what
 * engines make; the others are switched off for the whole process, whatever the bytes look like.
 */
const LOADERS = ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'];

/** Loaded at the first picture: 20 MB of native code that most starts never need. */
export function loadSharp(): Promise<typeof Sharp> {
  return shared('sharp', async () => {
    const { default: sharp } = await import('sharp');
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: LOADERS });
    // Every picture comes once: a cache would only hold memory.
    sharp.cache(false);
    return sharp;
  });
}
