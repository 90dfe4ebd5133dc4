import { mix, saturate, shade } from './color.ts';
import type { Palette } from './palettes.ts';

type Tint = readonly [color: string, share: number];

/** How a style sees colours, before anything is drawn with them. */
export type Tone = {
  /** How colourful, 1 as the palette has it. */
  readonly chroma: number;
  /** Added to OKLab's lightness. */
  readonly lift: number;
  readonly sky: Tint;
  /** Sun, and the sky above the horizon. */
  readonly light: Tint;
  readonly land: Tint;
};

/** A palette in a style's colours. Whether it is night stays, as stars and windows hang on it. */
export function tonePalette({ sky, sun, land, accent, dark }: Palette, tone: Tone | null): Palette {
  if (tone === null) return { sky, sun, land, accent, dark };
  const turn = (color: string, [tint, share]: Tint) =>
    shade(mix(saturate(color, tone.chroma), tint, share), dark ? tone.lift * 0.4 : tone.lift);
  const [top, middle, low] = sky;
  const [far, mid, near] = land;
  return {
    sky: [turn(top, tone.sky), turn(middle, tone.sky), turn(low, tone.light)],
    sun: turn(sun, tone.light),
    land: [turn(far, tone.land), turn(mid, tone.land), turn(near, tone.land)],
    accent: saturate(accent, tone.chroma),
    dark,
  };
}
