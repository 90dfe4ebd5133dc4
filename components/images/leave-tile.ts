import { GALLERY_HEADING_ID } from './gallery-heading-id.ts';
import { tileId } from './tile-id.ts';

/**
 * Before a tile goes: takes the focus that is in it to the one after it, or before it, or to the gallery's heading. On a tile
 * beside it that is never a button that spends or stops anything: the same key may be pressed twice.
 */
export function leaveTile(imageId: string): void {
  const button = document.getElementById(tileId(imageId));
  const tile = button?.closest('li');
  const isInside = tile?.contains(document.activeElement) === true;
  // Switched off while it was busy, the button that was pressed has lost the focus already.
  if (!isInside && document.activeElement !== document.body) return;
  const selector = `[id^="${tileId('')}"]`;
  const beside = [tile?.nextElementSibling, tile?.previousElementSibling]
    .map((sibling) => sibling?.querySelector<HTMLElement>(selector))
    .find((found) => found);
  // Whoever has gone on elsewhere meanwhile is not pulled back.
  (beside ?? document.getElementById(GALLERY_HEADING_ID))?.focus({ preventScroll: !isInside });
}
