type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** Between tooltip and button, and between tooltip and the edges of the screen. */
const GAP_PX = 6;
const EDGE_PX = 8;

/** Above the middle of the button, below it where there is no room, never beyond the sides. */
export function placeTooltip(
  target: Box,
  tooltip: { readonly width: number; readonly height: number },
  viewport: { readonly width: number },
): { left: number; top: number } {
  const above = target.top - GAP_PX - tooltip.height;
  const middle = target.left + (target.width - tooltip.width) / 2;
  return {
    left: Math.max(EDGE_PX, Math.min(middle, viewport.width - EDGE_PX - tooltip.width)),
    top: above >= EDGE_PX ? above : target.top + target.height + GAP_PX,
  };
}
