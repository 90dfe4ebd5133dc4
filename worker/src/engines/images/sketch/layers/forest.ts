import { type Canvas, circle, fillBelow, type Layer, num, type Point, polygon, rect, vertical } from '../canvas.ts';
import { mix, shade } from '../color.ts';
import type { Random } from '../random.ts';
import { rollingLine } from './hills.ts';
import { drawHaze } from './sky.ts';

/** Rows of firs that come out of the haze, a clearing, and the trunks of the nearest on both sides. */
export function drawForest(canvas: Canvas): Layer[] {
  const { w, h, u, palette, horizon } = canvas;
  const [far, middle, near] = palette.land;
  const room = h - horizon;
  const rows = [
    { y: horizon - 10 * u, size: 120, gap: 30, color: mix(far, palette.sky[2], 0.5) },
    { y: horizon + room * 0.16, size: 190, gap: 44, color: mix(far, middle, 0.35) },
    { y: horizon + room * 0.38, size: 280, gap: 74, color: mix(middle, near, 0.25) },
    { y: horizon + room * 0.66, size: 400, gap: 150, color: mix(middle, near, 0.78) },
  ];
  return rows.map(({ y, size, gap, color }, index) => {
    const random = canvas.random.fork(`firs ${index}`);
    const line = rollingLine(canvas, y, 22 * u, random);
    const firs: string[] = [];
    for (let x = random.between(-gap, 0) * u; x < w + gap * u; x += gap * u * random.between(0.6, 1.35)) {
      const aside = Math.abs(x / w - 0.5) * 2;
      // The nearest stand aside, so that one looks between them.
      if (index === 3 && aside < 0.52) continue;
      const tall = size * u * random.between(0.65, 1.2) * (index < 2 ? 1 : 0.62 + 0.5 * aside);
      firs.push(drawFir([x, y + 22 * u], tall, shade(color, random.between(-0.02, 0.02)), random));
    }
    const fill = vertical(canvas, y, y + room * 0.6, [
      [0, color],
      [1, shade(color, -0.06)],
    ]);
    const flies = index === 3 && palette.dark ? drawFireflies(canvas, random) : '';
    return {
      markup:
        firs.join('') +
        fillBelow(canvas, line, `fill="${fill}"`) +
        flies +
        drawHaze(canvas, y + 20 * u, 0.42 - index * 0.14),
      depth: 0.25 + index * 0.22,
    };
  });
}

export function drawFir([x, y]: Point, tall: number, color: string, random: Random): string {
  const tiers = 6;
  const width = tall * random.between(0.19, 0.25);
  const points = (side: number): Point[] =>
    Array.from({ length: tiers }, (_, tier): Point[] => {
      const t = (tier + 1) / tiers;
      const reach = width * t ** 0.9 * random.between(0.88, 1.1);
      const at = y - tall * (1 - t * 0.9);
      return [
        [x + side * reach, at],
        [x + side * reach * 0.5, at - tall * 0.012],
      ];
    }).flat();
  const left = points(-1);
  const trunk = rect([x - tall * 0.018, y - tall * 0.14], tall * 0.036, tall * 0.14, `fill="${shade(color, -0.06)}"`);
  const body = polygon([[x, y - tall], ...points(1), ...left.toReversed()], `fill="${color}"`);
  const shadow = polygon(
    [[x, y - tall], [x + width * 0.1, y - tall * 0.1], ...left.toReversed()],
    `fill="${shade(color, -0.03)}" opacity="0.7"`,
  );
  return trunk + body + shadow;
}

function drawFireflies({ w, h, u, palette, horizon }: Canvas, random: Random): string {
  return Array.from({ length: 34 }, () => {
    const at: Point = [random.between(0.05, 0.95) * w, random.between(horizon, h * 0.96)];
    const radius = random.between(1.4, 3.4) * u;
    const halo = circle(at, radius * 4.5, `fill="${palette.accent}" opacity="0.13"`);
    return (
      halo +
      circle(at, radius, `fill="${mix(palette.accent, '#ffffff', 0.45)}" opacity="${num(random.between(0.6, 1))}"`)
    );
  }).join('');
}
