import { type Canvas, circle, ellipse, fillBelow, type Layer, type Point, polygon, rect, vertical } from '../canvas.ts';
import { mix, shade } from '../color.ts';
import type { Random } from '../random.ts';
import { drawHaze } from './sky.ts';

/** Rolling land in four folds, with fields on the middle ones and trees along the lines. */
export function drawHills(canvas: Canvas): Layer[] {
  const { h, u, palette, horizon } = canvas;
  const [far, middle, near] = palette.land;
  const room = h - horizon;
  const folds = [
    { y: horizon - 26 * u, sway: 46, color: mix(far, palette.sky[2], 0.36), trees: 0 },
    { y: horizon + room * 0.14, sway: 60, color: mix(far, middle, 0.4), trees: 9 },
    { y: horizon + room * 0.36, sway: 74, color: mix(middle, near, 0.12), trees: 6 },
    { y: horizon + room * 0.66, sway: 80, color: mix(middle, near, 0.72), trees: 0 },
  ];
  return folds.map(({ y, sway, color, trees }, index) => {
    const random = canvas.random.fork(`fold ${index}`);
    const line = rollingLine(canvas, y, sway * u, random);
    const fill = vertical(canvas, y - sway * u, y + room * 0.5, [
      [0, shade(color, 0.05)],
      [1, shade(color, -0.05)],
    ]);
    const size = (16 + index * 17) * u;
    const grown = Array.from({ length: trees }, () => {
      const at = line[random.int(2, line.length - 3)] ?? [0, y];
      const foot: Point = [at[0] + random.between(-30, 30) * u, at[1] + size * 0.25];
      return drawTree(foot, size * random.between(0.75, 1.3), shade(mix(color, near, 0.42), -0.03), random);
    });
    const grass = index === folds.length - 1 ? drawGrass(canvas, line, shade(color, -0.05), random) : '';
    return {
      markup:
        grown.join('') +
        fillBelow(canvas, line, `fill="${fill}"`) +
        grass +
        drawHaze(canvas, y + 60 * u, 0.3 - index * 0.1),
      depth: 0.3 + index * 0.2,
    };
  });
}

export function rollingLine({ w }: Canvas, y: number, sway: number, random: Random): Point[] {
  const [first, second] = [random.between(0, 6.3), random.between(0, 6.3)];
  const [slow, fast] = [random.between(0.6, 1.1), random.between(1.6, 2.6)];
  return Array.from({ length: 25 }, (_, index): Point => {
    const t = index / 24;
    const swing = Math.sin(t * 6.3 * slow + first) * 0.72 + Math.sin(t * 6.3 * fast + second) * 0.28;
    return [-4 + t * (w + 8), y + swing * sway];
  });
}

/** A round tree or a poplar, lit from one side. */
function drawTree(foot: Point, size: number, color: string, random: Random): string {
  const [x, y] = foot;
  const trunk = rect([x - size * 0.05, y - size * 0.5], size * 0.1, size * 0.5, `fill="${shade(color, -0.08)}"`);
  if (random.chance(0.3)) {
    return trunk + ellipse([x, y - size * 0.95], size * 0.24, size * 0.72, `fill="${color}"`);
  }
  const blobs = [
    [0, -0.95, 0.42],
    [-0.3, -0.7, 0.34],
    [0.3, -0.72, 0.34],
    [0, -0.62, 0.36],
  ] as const;
  const crown = blobs.map(([dx, dy, r]) => circle([x + dx * size, y + dy * size], r * size, `fill="${color}"`));
  const light = circle([x - 0.14 * size, y - 1.02 * size], 0.24 * size, `fill="${shade(color, 0.05)}"`);
  return trunk + crown.join('') + light;
}

/** Blades along the near edge, so that the ground has a grain. */
function drawGrass({ u, w, h }: Canvas, line: readonly Point[], color: string, random: Random): string {
  const blades: string[] = [];
  for (let index = 0; index < 150; index += 1) {
    const x = random.between(0, w);
    const at = line[Math.min(line.length - 1, Math.round((x / w) * (line.length - 1)))] ?? [x, h];
    const y = at[1] + random.next() ** 2 * (h - at[1]) + 6 * u;
    const tall = random.between(8, 24) * u;
    const lean = random.between(-7, 7) * u;
    blades.push(
      polygon(
        [
          [x - 1.5 * u, y],
          [x + lean, y - tall],
          [x + 1.5 * u, y],
        ],
        `fill="${color}" opacity="0.5"`,
      ),
    );
  }
  return blades.join('');
}
