import type { Sharp } from 'sharp';
import { IMAGE_OUTPUT_SIDE_MAX } from '../constants.ts';
import { AppError } from '../errors.ts';
import { badImage } from './bad-image.ts';
import { checkSignature } from './check-signature.ts';
import { loadSharp } from './load-sharp.ts';

/** A progressive JPEG can be made to decode for minutes. */
const SECONDS_MAX = 30;
const PIXELS_MAX = IMAGE_OUTPUT_SIDE_MAX ** 2;

type Limits = { sideMax: number; pixelsMax?: number };

/** What is left of a picture: pixels in sRGB, upright, 8 bits, 3 or 4 channels. Nothing else of the file survives. */
export type Pixels = {
  readonly width: number;
  readonly height: number;
  /** A new pipeline that starts from the pixels. */
  open(): Sharp;
};

/**
 * Decodes a picture that a stranger made. Its measures are read from the header first, so that a few kilobytes which claim to be
 * 30 000 pixels wide are refused before memory is taken for them.
 *
 * @param limits.sideMax longest side of what comes out, in pixels; larger ones are scaled down
 * @param limits.pixelsMax how many pixels may go in; left out, those of the largest picture that is taken
 * @throws AppError `bad_image` with a sentence
 */
export async function decodePicture(bytes: Uint8Array, { sideMax, pixelsMax = PIXELS_MAX }: Limits): Promise<Pixels> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  checkSignature(buffer);
  const sharp = await loadSharp();
  // Of an animation the first frame, which is the default.
  const input = {
    limitInputPixels: PIXELS_MAX,
    limitInputChannels: 5,
    failOn: 'error',
    sequentialRead: true,
  } as const;
  try {
    const { width, height } = await sharp(buffer, input).metadata();
    if (width > IMAGE_OUTPUT_SIDE_MAX || height > IMAGE_OUTPUT_SIDE_MAX) throw tooLarge();
    if (width * height > pixelsMax) throw badImage(`The picture has more than ${pixelsMax} pixels.`);
    const { data, info } = await sharp(buffer, input)
      .timeout({ seconds: SECONDS_MAX })
      .autoOrient()
      .resize({ width: sideMax, height: sideMax, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const raw = { width: info.width, height: info.height, channels: info.channels };
    return {
      width: info.width,
      height: info.height,
      open: () => sharp(data, { raw }).timeout({ seconds: SECONDS_MAX }),
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof Error && /pixel limit/.test(error.message)) throw tooLarge(error);
    throw badImage('The file can’t be read as a picture: it is damaged or cut off.', error);
  }
}

function tooLarge(cause?: unknown): AppError {
  return badImage(`The picture is larger than ${IMAGE_OUTPUT_SIDE_MAX} × ${IMAGE_OUTPUT_SIDE_MAX} pixels.`, cause);
}
