import type { ImageInput } from '../chat/schemas.ts';
import { IMAGE_FILE_BYTES_MAX, IMAGE_PIXELS_MAX, IMAGE_SIDE_PIXELS_MAX } from '../constants.ts';
import { encodeBase64 } from './encode-base64.ts';
import { encodePicture } from './encode-picture.ts';
import { fitWithin } from './fit-within.ts';
import { PictureError } from './picture-error.ts';
import { readImageKind } from './read-image-kind.ts';
import { readImageSize } from './read-image-size.ts';

export type PreparedPicture = { image: ImageInput; blob: Blob };

/**
 * Makes of a file what a message may carry: drawn anew at most IMAGE_SIDE_PIXELS_MAX wide or high, in at most
 * IMAGE_BYTES_MAX bytes. Drawing it turns it the right way up and leaves behind what the camera wrote into the file,
 * the place where it was taken among it.
 *
 * @throws PictureError for every file that can't be attached
 */
export async function preparePicture(file: File): Promise<PreparedPicture> {
  if (file.size === 0) throw new PictureError('empty');
  if (file.size > IMAGE_FILE_BYTES_MAX) throw new PictureError('file-too-large');
  const isJpeg = await checkHeader(file);
  const bitmap = await decode(file);
  try {
    const size = fitWithin(bitmap, IMAGE_SIDE_PIXELS_MAX);
    const { type, blob } = await encodePicture(bitmap, size, isJpeg ? 'image/jpeg' : 'image/webp');
    return { image: { type, data: await encodeBase64(blob) }, blob };
  } finally {
    bitmap.close();
  }
}

/** @returns whether it is a JPEG, which has no transparency to keep */
async function checkHeader(file: File): Promise<boolean> {
  const bytes = new Uint8Array(await readBytes(file));
  const kind = readImageKind(bytes);
  if (kind !== 'png' && kind !== 'jpeg' && kind !== 'webp') throw new PictureError(kind);
  const size = readImageSize(bytes, kind);
  if (size === null) throw new PictureError('broken');
  if (size.width * size.height > IMAGE_PIXELS_MAX) throw new PictureError('too-many-pixels');
  return kind === 'jpeg';
}

/** Fails when the file was moved or changed since it was chosen. */
function readBytes(file: File): Promise<ArrayBuffer> {
  return file.arrayBuffer().catch((cause) => {
    throw new PictureError('broken', { cause });
  });
}

function decode(file: File): Promise<ImageBitmap> {
  return createImageBitmap(file, { imageOrientation: 'from-image' }).catch((cause) => {
    throw new PictureError('broken', { cause });
  });
}
