import { IMAGE_OUTPUT_SIDE_MIN, IMAGE_RATIO_OFF_MAX } from '../constants.ts';
import { badImage } from '../pictures/bad-image.ts';

type Size = { readonly width: number; readonly height: number };

/**
 * Whether a picture is about what its owner pays for. Engines have sizes of their own, so that another size is no fault, but
 * neither a dot nor a stripe is what was asked for.
 * @throws AppError `bad_image`
 */
export function checkDrawnSize(drawn: Size, asked: Size): void {
  const said = `The picture has ${drawn.width} × ${drawn.height} pixels`;
  if (Math.min(drawn.width, drawn.height) < IMAGE_OUTPUT_SIDE_MIN) {
    throw badImage(`${said}; each side must have at least ${IMAGE_OUTPUT_SIDE_MIN}.`);
  }
  const off = drawn.width / drawn.height / (asked.width / asked.height);
  if (Math.max(off, 1 / off) > IMAGE_RATIO_OFF_MAX) {
    throw badImage(`${said}, too far from the shape of ${asked.width} × ${asked.height} that was asked for.`);
  }
}
