import { randomBytes } from 'node:crypto';

/** Everything of a picture. */
export function imageFolder(imageId: string): string {
  return `images/${imageId}`;
}

/** What one upload has brought: of its own, so that two at once, or a late one, never touch each other's files. */
export function newUploadFolder(imageId: string): string {
  return `${imageFolder(imageId)}/${randomBytes(8).toString('hex')}`;
}

export function fileKey(folder: string, name: 'full.webp' | 'thumb.webp' | 'thumb.avif'): string {
  return `${folder}/${name}`;
}
