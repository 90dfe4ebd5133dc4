import { signFileUrl } from './sign-file-url.ts';

/**
 * The address of a picture's file for its owner, good for about an hour.
 * @param format left out, what the browser's `Accept` asks for
 */
export function imageUrl(imageId: string, size: 'full' | 'thumb', format?: 'png', now: Date = new Date()): string {
  return signFileUrl(`/api/images/${imageId}/file?size=${size}${format === undefined ? '' : `&format=${format}`}`, now);
}
