/** Everything of a picture, or what one attempt has brought. */
export function imageFolder(imageId: string, attempt?: number): string {
  return attempt === undefined ? `images/${imageId}` : `images/${imageId}/${attempt}`;
}

export function fileKey(folder: string, name: 'full.webp' | 'thumb.webp' | 'thumb.avif'): string {
  return `${folder}/${name}`;
}
