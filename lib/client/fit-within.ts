type Size = { width: number; height: number };

/** The size, made so small that its longest side is at most `sideMax`; never larger, never less than a pixel. */
export function fitWithin({ width, height }: Size, sideMax: number): Size {
  const scale = Math.min(1, sideMax / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
