import { IMAGE_OUTPUT_SIDE_MAX } from '../constants.ts';
import { decodePicture } from './decode-picture.ts';
import { runInTurn } from './run-in-turn.ts';

/** A stored picture as a PNG, which every program opens: for downloads. */
export function convertToPng(bytes: Uint8Array): Promise<Buffer> {
  return runInTurn(async () => {
    const { open } = await decodePicture(bytes, IMAGE_OUTPUT_SIDE_MAX);
    return open().png().toBuffer();
  });
}
