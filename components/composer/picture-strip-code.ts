import { lazyValue } from '../markdown/lazy-value.ts';

/** Most drafts have no picture. */
export const pictureStripCode = lazyValue(async () => (await import('./picture-strip.tsx')).PictureStrip);
