/** Of the network's limits on pictures, those that the worker program keeps to. */

/** A preview above this is refused; it is left out then, and the step told alone. */
export const IMAGE_PREVIEW_BYTES_MAX = 200_000;
/** The largest file the server takes. */
export const IMAGE_UPLOAD_BYTES_MAX = 20 * 1024 * 1024;

/** Styles as the API names them; a prompt carries a style's words already. */
export const IMAGE_STYLE_IDS = [
  'None',
  'Cinematic',
  'Photo',
  'Anime',
  'Illustration',
  'Watercolor',
  'Pixel',
  'Render',
] as const;
export type ImageStyleId = (typeof IMAGE_STYLE_IDS)[number];

export type JobKind = 'chat' | 'image';
