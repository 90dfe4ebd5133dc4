import { lazyValue } from '../markdown/lazy-value.ts';

/** Most drafts have no picture, and most pictures are fine. */
export const pictureNoticesCode = lazyValue(async () => (await import('./picture-notices.tsx')).PictureNotices);
