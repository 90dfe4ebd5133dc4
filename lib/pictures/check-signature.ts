import { IMAGE_UPLOAD_BYTES_MAX } from '../constants.ts';
import { badImage } from './bad-image.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/**
 * Size and first bytes, before a decoder sees any of it. What a file is called or declared as is not looked at: an SVG may
 * be named .png.
 *
 * @throws AppError `bad_image`
 */
export function checkSignature(bytes: Buffer): void {
  if (bytes.length === 0) throw badImage('The file is empty.');
  if (bytes.length > IMAGE_UPLOAD_BYTES_MAX) {
    throw badImage(`The file is larger than ${IMAGE_UPLOAD_BYTES_MAX / 1024 / 1024} MiB.`);
  }
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';
  if (!bytes.subarray(0, 8).equals(PNG) && !bytes.subarray(0, 3).equals(JPEG) && !isWebp) {
    throw badImage('The file is not a PNG, JPEG or WebP picture.');
  }
}
