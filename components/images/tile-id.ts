/** The element id of a picture's button in the gallery, which gets the focus back from the lightbox. */
export function tileId(imageId: string): string {
  return `tile-${imageId}`;
}
