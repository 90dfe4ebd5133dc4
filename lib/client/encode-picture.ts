import { IMAGE_BYTES_MAX } from '../constants.ts';
import { PictureError } from './picture-error.ts';

type Size = { width: number; height: number };
type Encoding = 'image/jpeg' | 'image/webp';

/** Tried in turn until the bytes fit: less quality first, then fewer pixels. Noise of full size needs the last ones. */
const QUALITIES = [0.9, 0.75, 0.6];
const SCALES = [1, 0.75, 0.5, 0.25];

/** Draws a picture at `size` or smaller, in at most IMAGE_BYTES_MAX bytes. @throws PictureError `not-encoded` */
export async function encodePicture(
  bitmap: ImageBitmap,
  size: Size,
  wanted: Encoding,
): Promise<{ type: Encoding; blob: Blob }> {
  let type = wanted;
  for (const scale of SCALES) {
    const scaled = {
      width: Math.max(1, Math.round(size.width * scale)),
      height: Math.max(1, Math.round(size.height * scale)),
    };
    for (const quality of QUALITIES) {
      let blob = await toBlob(draw(bitmap, scaled, type), type, quality);
      // Safari can't write WebP and answers with a PNG, which may be ten times as large.
      if (blob.type !== type) {
        type = 'image/jpeg';
        blob = await toBlob(draw(bitmap, scaled, type), type, quality);
      }
      if (blob.type === type && blob.size <= IMAGE_BYTES_MAX) return { type, blob };
    }
  }
  throw new PictureError('not-encoded');
}

function draw(bitmap: ImageBitmap, { width, height }: Size, type: Encoding): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new PictureError('not-encoded');
  context.imageSmoothingQuality = 'high';
  if (type === 'image/jpeg') {
    // What is transparent would become black.
    context.fillStyle = 'white';
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(bitmap, 0, 0, width, height);
  return canvas;
}

function toBlob(canvas: HTMLCanvasElement, type: Encoding, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const finish = (blob: Blob | null) => (blob === null ? reject(new PictureError('not-encoded')) : resolve(blob));
    canvas.toBlob(finish, type, quality);
  });
}
