import { PREVIEW_SIDE } from '../constants.ts';
import { AppError } from '../errors.ts';
import { decodePicture } from './decode-picture.ts';
import { runInTurn } from './run-in-turn.ts';

/** Engines show what they have so far at the picture's size or smaller; the largest that is asked of them has as many pixels. */
const PIXELS_MAX = 1_024 ** 2;

/**
 * A glimpse of a picture in the making, small enough for a line of a stream: a data URL of 2 to 10 kB. Null where there is
 * no time for it: a newer one of the same key came, or others fill the line. The next one is half a second away.
 *
 * @throws AppError `bad_image`
 */
export async function reencodePreview(bytes: Uint8Array, { key }: { key: string }): Promise<string | null> {
  const work = async () => {
    const { open } = await decodePicture(bytes, { sideMax: PREVIEW_SIDE, pixelsMax: PIXELS_MAX });
    const webp = await open().webp({ quality: 60, effort: 2 }).toBuffer();
    return `data:image/webp;base64,${webp.toString('base64')}`;
  };
  try {
    return await runInTurn('previews', work, { bytes: bytes.byteLength, key });
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') return null;
    throw error;
  }
}
