/** The element id of the gallery's heading, which takes the focus when a tile goes and none is beside it. */
export const GALLERY_HEADING_ID = 'gallery-heading';
