import type { Image } from '../images/schemas.ts';
import type { ImageDraft } from './parse-image-draft.ts';

/** The form filled with what a picture was drawn from, its seed included: one at a time, so that a change shows. */
export function toDraft(image: Image): ImageDraft {
  const { prompt, style, aspect, seed, nsfw } = image;
  return { prompt, style, aspect, count: 1, negativePrompt: image.negativePrompt ?? '', seed: String(seed), nsfw };
}
