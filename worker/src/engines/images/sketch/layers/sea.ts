import { type Canvas, curve, fillBelow, type Layer, num, type Point, rect, vertical } from '../canvas.ts';
import { mix, shade } from '../color.ts';
import { rollingLine } from './hills.ts';
import { drawHaze } from './sky.ts';

/** Water to the horizon, a far coast, the sun's path on it, and a shore in front. */
export function drawSea(canvas: Canvas): Layer[] {
  const { w, h, u, palette, horizon, random } = canvas;
  const [far, middle, near] = palette.land;
  const coast = rollingLine(canvas, horizon - 16 * u, 34 * u, random.fork('coast'));
  const below = coast.map(([x, y]): Point => [x, Math.min(y, horizon + 14 * u)]);
  const land = fillBelow(canvas, below, `fill="${mix(far, palette.sky[2], 0.38)}"`);
  const water = vertical(canvas, horizon, h, [
    [0, mix(palette.sky[2], palette.sky[1], 0.35)],
    [0.16, mix(palette.sky[1], middle, 0.3)],
    [0.6, mix(middle, palette.sky[0], 0.35)],
    [1, mix(near, palette.sky[0], 0.3)],
  ]);
  const surface = rect([0, horizon], w, h - horizon, `fill="${water}"`);
  return [
    { markup: land + drawHaze(canvas, horizon, 0.42), depth: 0.25 },
    { markup: surface + drawGlitter(canvas), depth: 0.45 },
    { markup: drawSwell(canvas), depth: 0.65 },
    { markup: drawShore(canvas, near), depth: 0.9 },
  ];
}

function drawGlitter(canvas: Canvas): string {
  const { h, u, palette, horizon, sun } = canvas;
  const random = canvas.random.fork('glitter');
  const strokes: string[] = [];
  for (let row = 0; row < 46; row += 1) {
    const t = (row / 45) ** 1.7;
    const y = horizon + 4 * u + t * (h - horizon) * 0.8;
    const spread = (34 + 150 * t) * u;
    for (let stroke = 0; stroke < 3; stroke += 1) {
      const length = random.between(0.15, 0.75) * spread;
      const x = sun[0] + random.between(-0.8, 0.8) * spread - length / 2;
      const opacity = num(random.between(0.25, 0.85) * (1 - t * 0.6));
      strokes.push(
        rect(
          [x, y],
          length,
          (1.3 + 4 * t) * u,
          `rx="${num((1 + 2 * t) * u)}" fill="${palette.sun}" opacity="${opacity}"`,
        ),
      );
    }
  }
  return strokes.join('');
}

/** Rows of long waves, wider apart the nearer they are. */
function drawSwell(canvas: Canvas): string {
  const { w, h, u, palette, horizon } = canvas;
  const random = canvas.random.fork('swell');
  const rows: string[] = [];
  for (let row = 0; row < 8; row += 1) {
    const t = (row + 1) / 8;
    const y = horizon + t ** 1.5 * (h - horizon) * 0.96;
    const [phase, length] = [random.between(0, 6.3), (90 + 260 * t) * u];
    const line = Array.from({ length: 40 }, (_, index): Point => {
      const x = -4 + (index / 39) * (w + 8);
      return [x, y + Math.sin((x / length) * 6.3 + phase) * (2 + 8 * t) * u + Math.sin((x / length) * 2.7) * 3 * u];
    });
    const color = shade(mix(palette.land[1], palette.sky[0], 0.45), -0.02 - 0.05 * t);
    rows.push(fillBelow(canvas, line, `fill="${color}" opacity="${num(0.16 + 0.08 * t) || 0.2}"`));
    const light = mix(palette.sky[2], '#ffffff', 0.3);
    rows.push(
      `<path d="${curve(line)}" fill="none" stroke="${light}" stroke-width="${num((0.8 + 1.6 * t) * u)}" opacity="0.28"/>`,
    );
  }
  return rows.join('');
}

function drawShore(canvas: Canvas, near: string): string {
  const { w, h, u, palette } = canvas;
  const random = canvas.random.fork('shore');
  const left = random.chance(0.5);
  const points = Array.from({ length: 12 }, (_, index): Point => {
    const t = index / 11;
    const x = left ? t * w * 0.72 : w - t * w * 0.72;
    return [x, h - (150 * (1 - t) ** 1.4 - 14) * u - random.between(0, 20) * u * (1 - t)];
  });
  const line: Point[] = left ? [[-4, points[0]?.[1] ?? h], ...points] : [[w + 4, points[0]?.[1] ?? h], ...points];
  const corner: Point = left ? [-4, h + 4] : [w + 4, h + 4];
  const end: Point = [line.at(-1)?.[0] ?? 0, h + 4];
  const shape = `${curve(line)}L${num(end[0])} ${num(end[1])}L${num(corner[0])} ${num(corner[1])}Z`;
  const foam = `<path d="${curve(line)}" fill="none" stroke="#fff" stroke-width="${num(5 * u)}" stroke-linecap="round" opacity="0.5" transform="translate(0 ${num(-5 * u)})"/>`;
  return `${foam}<path d="${shape}" fill="${mix(near, palette.sky[2], palette.dark ? 0.05 : 0.16)}"/>`;
}
