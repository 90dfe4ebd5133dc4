/**
 * The element id of the button that stands for a tile of the gallery where the focus comes to it from elsewhere, as from the
 * lightbox: it opens the picture, or dismisses one that was not drawn. A picture on its way has none.
 */
export function tileId(imageId: string): string {
  return `tile-${imageId}`;
}
