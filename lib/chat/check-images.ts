import { IMAGE_BYTES_MAX } from '../constants.ts';
import { AppError } from '../errors.ts';
import type { ImageInput } from './schemas.ts';

const SIGNATURES: Readonly<Record<ImageInput['type'], (bytes: Buffer) => boolean>> = {
  'image/png': (bytes) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  'image/jpeg': (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  'image/webp': (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
};

/**
 * The bytes of pictures from outside. Each must begin as its type does: what is served again under that type later
 * on must not be something else.
 *
 * @throws AppError `invalid_request` with the field
 */
export function decodeImages(images: readonly ImageInput[]): { type: ImageInput['type']; bytes: Buffer }[] {
  return images.map(({ type, data }, index) => {
    const bytes = Buffer.from(data, 'base64');
    const field = `images.${index}`;
    if (bytes.length > IMAGE_BYTES_MAX) {
      throw new AppError('invalid_request', `${field}: may have at most ${IMAGE_BYTES_MAX} bytes`, { field });
    }
    if (!SIGNATURES[type](bytes)) {
      throw new AppError('invalid_request', `${field}: is not a file of the type ${type}`, { field });
    }
    return { type, bytes };
  });
}
