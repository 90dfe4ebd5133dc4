import { PREVIEW_SIDE } from '../constants.ts';
import { decodePicture } from './decode-picture.ts';
import { runInTurn } from './run-in-turn.ts';

/**
 * A glimpse of a picture in the making, small enough for a line of a stream: a data URL of 2 to 10 kB.
 *
 * @throws AppError `bad_image`
 */
export function reencodePreview(bytes: Uint8Array): Promise<string> {
  return runInTurn(async () => {
    const { open } = await decodePicture(bytes, PREVIEW_SIDE);
    const webp = await open().webp({ quality: 60, effort: 2 }).toBuffer();
    return `data:image/webp;base64,${webp.toString('base64')}`;
  });
}
