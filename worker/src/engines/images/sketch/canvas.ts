import type { Palette } from './palettes.ts';
import type { Random } from './random.ts';
import type { Scene } from './read-scene.ts';

export type Point = readonly [number, number];

/** What a layer draws on. */
export type Canvas = {
  readonly w: number;
  readonly h: number;
  /** A thousandth of the shorter side: sizes are multiples of it, so that every format looks alike. */
  readonly u: number;
  readonly scene: Scene;
  readonly palette: Palette;
  readonly random: Random;
  /** Where sky and ground meet. */
  readonly horizon: number;
  readonly sun: Point;
  /** Registers a gradient or clip path; returns `url(#…)`. */
  define: (markup: (id: string) => string) => string;
};

/** A layer: what it draws as SVG, and how near it is (0 the sky, 1 at one's feet), for styles that tell them apart. */
export type Layer = { markup: string; depth: number };

/** A tenth of a pixel is finer than anyone sees, and keeps the text short. */
export const num = (value: number): string => String(Math.round(value * 10) / 10);
const point = ([x, y]: Point): string => `${num(x)} ${num(y)}`;

export const polygon = (points: readonly Point[], attributes: string): string =>
  `<path d="M${points.map(point).join('L')}Z" ${attributes}/>`;

export const circle = ([x, y]: Point, radius: number, attributes: string): string =>
  `<circle cx="${num(x)}" cy="${num(y)}" r="${num(radius)}" ${attributes}/>`;

export const ellipse = ([x, y]: Point, rx: number, ry: number, attributes: string): string =>
  `<ellipse cx="${num(x)}" cy="${num(y)}" rx="${num(rx)}" ry="${num(ry)}" ${attributes}/>`;

export const rect = ([x, y]: Point, width: number, height: number, attributes: string): string =>
  `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" ${attributes}/>`;

/** A soft line through the points (Catmull-Rom as Béziers), as path data. */
export function curve(points: readonly Point[]): string {
  let data = points[0] === undefined ? '' : `M${point(points[0])}`;
  for (let index = 0; index + 1 < points.length; index += 1) {
    const [before, from, to, after] = [points[index - 1], points[index], points[index + 1], points[index + 2]];
    if (from === undefined || to === undefined) break;
    const [p, n] = [before ?? from, after ?? to];
    const first: Point = [from[0] + (to[0] - p[0]) / 6, from[1] + (to[1] - p[1]) / 6];
    const second: Point = [to[0] - (n[0] - from[0]) / 6, to[1] - (n[1] - from[1]) / 6];
    data += `C${point(first)} ${point(second)} ${point(to)}`;
  }
  return data;
}

/** A line of ground, closed at the bottom of the picture. */
export function fillBelow({ w, h }: Canvas, points: readonly Point[], attributes: string): string {
  return `<path d="${curve(points)}L${num(w + 4)} ${num(h + 4)}L-4 ${num(h + 4)}Z" ${attributes}/>`;
}

type Stop = readonly [offset: number, color: string, opacity?: number];
const stops = (list: readonly Stop[]): string =>
  list
    .map(([offset, color, opacity = 1]) => `<stop offset="${offset}" stop-color="${color}" stop-opacity="${opacity}"/>`)
    .join('');

/** A gradient from `from` to `to`, in the picture's coordinates. */
export function linear(canvas: Canvas, [from, to]: readonly [Point, Point], list: readonly Stop[]): string {
  const [x1, y1, x2, y2] = [...from, ...to].map(num);
  return canvas.define(
    (id) =>
      `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">${stops(list)}</linearGradient>`,
  );
}

/** From the top of a span to its bottom. */
export const vertical = (canvas: Canvas, top: number, bottom: number, list: readonly Stop[]): string =>
  linear(
    canvas,
    [
      [0, top],
      [0, bottom],
    ],
    list,
  );

export function radial(canvas: Canvas, center: Point, radius: number, list: readonly Stop[]): string {
  const [x, y, r] = [...center, radius].map(num);
  return canvas.define(
    (id) =>
      `<radialGradient id="${id}" gradientUnits="userSpaceOnUse" cx="${x}" cy="${y}" r="${r}">${stops(list)}</radialGradient>`,
  );
}

export function blurred(canvas: Canvas, radius: number, markup: string): string {
  const url = canvas.define(
    (id) =>
      `<filter id="${id}" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${num(radius)}"/></filter>`,
  );
  return `<g filter="${url}">${markup}</g>`;
}
