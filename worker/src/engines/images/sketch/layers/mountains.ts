import { type Canvas, fillBelow, type Layer, num, type Point, polygon, vertical } from '../canvas.ts';
import { mix, shade } from '../color.ts';
import type { Random } from '../random.ts';
import { drawFir } from './forest.ts';
import { rollingLine } from './hills.ts';
import { drawHaze } from './sky.ts';

/** Three ranges, the near ones lower and darker, with one side of each peak in shadow. */
export function drawMountains(canvas: Canvas): Layer[] {
  const { u, palette, horizon, random } = canvas;
  const [far, middle, near] = palette.land;
  const low = palette.sky[2];
  const tall = Math.min(480 * u, horizon * 0.7);
  const ranges = [
    { base: horizon + 30 * u, height: tall, color: mix(far, low, 0.42), peaks: 3, snow: 0.34 },
    { base: horizon + 110 * u, height: tall * 0.72, color: mix(far, middle, 0.5), peaks: 4, snow: 0.2 },
    { base: horizon + 215 * u, height: tall * 0.44, color: mix(middle, near, 0.35), peaks: 6, snow: 0 },
  ];
  const layers = ranges.map((range, index) => ({
    markup:
      drawRange(canvas, range, random.fork(`range ${index}`)) +
      drawHaze(canvas, range.base + 40 * u, 0.5 - index * 0.17),
    depth: 0.25 + index * 0.2,
  }));
  return [...layers, ...drawFoothills(canvas)];
}

/** Two folds of woods between the viewer and the rock. */
function drawFoothills(canvas: Canvas): Layer[] {
  const { w, h, u, palette, horizon } = canvas;
  const [, middle, near] = palette.land;
  const folds = [
    { y: horizon + (h - horizon) * 0.55, size: 62, gap: 21, color: mix(middle, near, 0.62) },
    { y: horizon + (h - horizon) * 0.8, size: 122, gap: 40, color: shade(near, 0.015) },
  ];
  return folds.map(({ y, size, gap, color }, index) => {
    const random = canvas.random.fork(`woods ${index}`);
    const line = rollingLine(canvas, y, 34 * u, random);
    const firs: string[] = [];
    for (let x = 0; x < w; x += gap * u * random.between(0.55, 1.5)) {
      const at = line[Math.round((x / w) * (line.length - 1))] ?? [x, y];
      firs.push(
        drawFir(
          [x, at[1] + 12 * u],
          size * u * random.between(0.55, 1.15),
          shade(color, random.between(-0.02, 0.015)),
          random,
        ),
      );
    }
    const fill = vertical(canvas, y, y + 240 * u, [
      [0, color],
      [1, shade(color, -0.05)],
    ]);
    return { markup: firs.join('') + fillBelow(canvas, line, `fill="${fill}"`), depth: 0.75 + index * 0.2 };
  });
}

type Range = { base: number; height: number; color: string; peaks: number; snow: number };

function drawRange(canvas: Canvas, { base, height, color, peaks, snow }: Range, random: Random): string {
  const { w, h, sun, palette, u } = canvas;
  const summits = placeSummits(w, base, height, peaks, random);
  const line = summits.flatMap((summit, index) => [summit, ...joinSummits(summit, summits[index + 1], height, random)]);
  const fill = vertical(canvas, base - height, base + 160 * u, [
    [0, shade(color, palette.dark ? 0.03 : 0.01)],
    [1, mix(color, palette.sky[2], 0.34)],
  ]);
  const body = polygon([[-9, h + 9], ...line, [w + 9, h + 9]], `fill="${fill}"`);
  const dark = shade(color, -0.085);
  const white = mix('#ffffff', palette.sky[1], palette.dark ? 0.45 : 0.12);
  const faces = summits.map((summit, index) => {
    const side = sun[0] < summit[0] ? 1 : -1;
    const tall = Math.max(0, base - summit[1]);
    const cap =
      snow > 0 ? drawSnow(line, summit, { tall: tall * snow * random.between(0.8, 1.25), side, random, white, u }) : '';
    return drawShadow(canvas, line, summit, { tall, side, random: random.fork(`face ${index}`), dark }) + cap;
  });
  return body + faces.join('');
}

function placeSummits(w: number, base: number, height: number, peaks: number, random: Random): Point[] {
  const main = random.int(1, Math.max(1, peaks - 2));
  return Array.from({ length: peaks + 2 }, (_, index): Point => {
    const x = ((index - 0.5 + random.between(-0.24, 0.24)) / peaks) * w;
    const share = index === main + 1 ? 1 : random.between(0.5, 0.8);
    return [x, base - height * share];
  });
}

/** Down into the saddle between two summits and up again, with the small teeth of rock. */
function joinSummits(from: Point, to: Point | undefined, height: number, random: Random): Point[] {
  if (to === undefined) return [];
  const saddle: Point = [
    from[0] + (to[0] - from[0]) * random.between(0.4, 0.6),
    Math.max(from[1], to[1]) + height * random.between(0.16, 0.34),
  ];
  return [...roughen(from, saddle, 5, random), saddle, ...roughen(saddle, to, 5, random)];
}

function roughen(from: Point, to: Point, count: number, random: Random): Point[] {
  const rough = Math.abs(to[1] - from[1]) * 0.09;
  return Array.from({ length: count }, (_, index): Point => {
    const t = (index + 1 + random.between(-0.25, 0.25)) / (count + 1);
    // A slope that hangs: steep near the summit, flat near the saddle.
    const eased = from[1] < to[1] ? t ** 0.86 : t ** 1.16;
    return [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * eased + random.between(-rough, rough)];
  });
}

type Face = { tall: number; side: number; random: Random };

/** The ridge line from a summit down one side, until it rises again. */
function followDown(line: readonly Point[], summit: Point, side: number, depth: number): Point[] {
  const followed: Point[] = [];
  for (let at = line.indexOf(summit) + side; line[at] !== undefined; at += side) {
    const next = line[at] as Point;
    if (next[1] > summit[1] + depth || (followed.length > 2 && next[1] < (followed.at(-1)?.[1] ?? 0) - 1)) break;
    followed.push(next);
  }
  return followed;
}

function drawShadow(
  canvas: Canvas,
  line: readonly Point[],
  summit: Point,
  { tall, side, random, dark }: Face & { dark: string },
): string {
  const slope = followDown(line, summit, side, tall);
  const end = slope.at(-1) ?? summit;
  const inner: Point[] = [];
  const steps = 6;
  for (let step = steps; step >= 1; step -= 1) {
    const t = step / steps;
    const sway = (step % 2 === 0 ? -1 : 1) * side * random.between(0.02, 0.07) * tall;
    inner.push([summit[0] + side * t * tall * 0.1 + sway, summit[1] + t * tall * 0.8]);
  }
  const bottom = summit[1] + tall * 0.86;
  const fill = vertical(canvas, summit[1], bottom, [
    [0, dark, 0.95],
    [0.6, dark, 0.6],
    [1, dark, 0],
  ]);
  return polygon([summit, ...slope, [end[0] + side * tall * 0.04, bottom], ...inner], `fill="${fill}"`);
}

type Snow = Face & { white: string; u: number };

function drawSnow(line: readonly Point[], summit: Point, { tall, side, random, white, u }: Snow): string {
  const left = followDown(line, summit, -1, tall);
  const right = followDown(line, summit, 1, tall);
  const [from, to] = [left.at(-1) ?? summit, right.at(-1) ?? summit];
  const teeth: Point[] = [];
  const count = 6;
  for (let index = 1; index < count; index += 1) {
    const t = index / count;
    const drop = index % 2 === 0 ? random.between(-0.06, 0.08) : random.between(0.2, 0.42);
    teeth.push([to[0] + (from[0] - to[0]) * t, to[1] + (from[1] - to[1]) * t + drop * tall]);
  }
  const cap = polygon([...left.toReversed(), summit, ...right, ...teeth], `fill="${white}" opacity="0.94"`);
  const shaded = side > 0 ? right : left;
  const foot = shaded.at(-1) ?? summit;
  const grey = mix(white, '#3c5078', 0.3);
  const tip: Point = [summit[0] + side * 3 * u, summit[1] + tall * random.between(0.62, 0.9)];
  return (
    cap +
    polygon(
      [summit, ...shaded, [foot[0] - side * tall * 0.1, foot[1] + tall * 0.1], tip],
      `fill="${grey}" opacity="${num(0.8)}"`,
    )
  );
}
