import { type Canvas, type Layer, num, type Point, polygon, rect, vertical } from '../canvas.ts';
import { mix, shade } from '../color.ts';
import type { Random } from '../random.ts';
import { drawHaze } from './sky.ts';

/** Three rows of houses, the near ones dark and with lit windows, and a street that mirrors the sky. */
export function drawCity(canvas: Canvas): Layer[] {
  const { w, h, u, palette, horizon } = canvas;
  const [far, middle, near] = palette.land;
  const low = palette.sky[2];
  const rows = [
    { foot: horizon + 60 * u, tall: [150, 400], wide: [46, 92], color: mix(far, low, 0.5), windows: 0.1 },
    { foot: horizon + 130 * u, tall: [150, 360], wide: [60, 120], color: mix(far, middle, 0.55), windows: 0.4 },
    { foot: h, tall: [210, 430], wide: [90, 170], color: mix(middle, near, 0.75), windows: 0.8 },
  ] as const;
  const layers = rows.map(({ foot, tall, wide, color, windows }, index): Layer => {
    const random = canvas.random.fork(`row ${index}`);
    const houses: string[] = [];
    const base = index === 2 ? horizon + 250 * u : foot;
    for (let x = random.between(-60, 0) * u; x < w; ) {
      const width = random.between(wide[0], wide[1]) * u;
      // The near row opens in the middle: one looks down a street.
      const aside = index === 2 ? Math.min(1, Math.abs((x + width / 2) / w - 0.5) * 2.3) : 1;
      const height = random.between(tall[0], tall[1]) * u * (index === 2 ? 0.28 + 0.85 * aside ** 1.6 : 1);
      houses.push(drawHouse(canvas, [x, base - height], [width, h - base + height], { color, windows, random }));
      x += width + (random.chance(0.25) ? random.between(4, 22) * u : 0);
    }
    return {
      markup: houses.join('') + drawHaze(canvas, base - 20 * u, 0.55 - index * 0.22),
      depth: 0.25 + index * 0.25,
    };
  });
  return [...layers, { markup: drawStreet(canvas, near), depth: 0.95 }];
}

type House = { color: string; windows: number; random: Random };

function drawHouse(canvas: Canvas, [x, y]: Point, [width, height]: Point, { color, windows, random }: House): string {
  const { u, palette, sun } = canvas;
  const tone = shade(color, random.between(-0.025, 0.025));
  const fill = vertical(canvas, y, y + height, [
    [0, tone],
    [1, mix(tone, palette.sky[2], windows > 0.6 ? 0.05 : 0.22)],
  ]);
  const side = rect(
    [sun[0] < x ? x + width * 0.72 : x, y],
    width * 0.28,
    height,
    `fill="${shade(tone, -0.045)}" opacity="0.8"`,
  );
  const body = rect([x, y], width, height, `fill="${fill}"`) + side + drawRoof([x, y], width, { tone, random, u });
  const cell = Math.max(9 * u, width / Math.max(4, Math.round(width / (19 * u))));
  const panes: string[] = [];
  const lit = palette.dark ? 0.5 : 0.2;
  const rows = Math.min(22, Math.floor((height - 14 * u) / (cell * 1.25)));
  for (let row = 0; row < rows; row += 1) {
    for (let at = x + cell * 0.55; at + cell * 0.9 < x + width; at += cell) {
      if (!random.chance(0.8)) continue;
      const isLit = random.chance(lit);
      const color = isLit ? mix(palette.accent, '#fff0c0', random.between(0.35, 0.9)) : shade(tone, -0.055);
      const opacity = isLit ? windows : windows * 0.55;
      panes.push(
        rect([at, y + 14 * u + row * cell * 1.25], cell * 0.5, cell * 0.7, `fill="${color}" opacity="${num(opacity)}"`),
      );
    }
  }
  return body + panes.join('');
}

function drawRoof(
  [x, y]: Point,
  width: number,
  { tone, random, u }: { tone: string; random: Random; u: number },
): string {
  const kind = random.next();
  if (kind < 0.2) return rect([x + width * 0.48, y - 52 * u], 3 * u, 54 * u, `fill="${tone}"`);
  if (kind < 0.4) return rect([x + width * 0.2, y - 20 * u], width * 0.5, 22 * u, `fill="${tone}"`);
  if (kind < 0.52)
    return polygon(
      [
        [x, y + 1],
        [x + width / 2, y - width * 0.34],
        [x + width, y + 1],
      ],
      `fill="${tone}"`,
    );
  if (kind < 0.62) {
    const step = rect([x + width * 0.16, y - 32 * u], width * 0.68, 33 * u, `fill="${tone}"`);
    return step + rect([x + width * 0.34, y - 62 * u], width * 0.32, 33 * u, `fill="${tone}"`);
  }
  return '';
}

function drawStreet(canvas: Canvas, near: string): string {
  const { w, h, u, palette, horizon } = canvas;
  const random = canvas.random.fork('street');
  const top = horizon + (h - horizon) * 0.62;
  const fill = vertical(canvas, top, h, [
    [0, mix(near, palette.sky[2], 0.34)],
    [1, shade(near, -0.04)],
  ]);
  const road = rect([0, top], w, h - top, `fill="${fill}"`);
  const gleams = Array.from({ length: 44 }, () => {
    const y = random.between(top + 8 * u, h);
    const t = (y - top) / (h - top);
    const color = random.chance(0.55) ? palette.accent : palette.sky[2];
    const length = random.between(24, 130) * u * (0.4 + t);
    return rect(
      [random.between(-0.05, 1) * w, y],
      length,
      (1.5 + 4 * t) * u,
      `rx="${num(2 * u)}" fill="${color}" opacity="${num(random.between(0.1, 0.42))}"`,
    );
  });
  return road + gleams.join('');
}
