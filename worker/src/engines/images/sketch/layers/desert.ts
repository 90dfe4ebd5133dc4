import { type Canvas, curve, fillBelow, type Layer, num, type Point, polygon, vertical } from '../canvas.ts';
import { mix, shade } from '../color.ts';
import { rollingLine } from './hills.ts';
import { drawHaze } from './sky.ts';

/** Table mountains far off, then dunes whose one side lies in shadow. */
export function drawDesert(canvas: Canvas): Layer[] {
  const { h, u, palette, horizon } = canvas;
  const [far, middle, near] = palette.land;
  const room = h - horizon;
  const tones = [mix(far, palette.sky[2], 0.2), far, mix(far, middle, 0.55), mix(middle, near, 0.2)];
  const dunes = tones.map((color, index): Layer => {
    const y = horizon + room * (0.06 + index * 0.24);
    return {
      markup: drawDune(canvas, y, color, index) + drawHaze(canvas, y, 0.2 - index * 0.06),
      depth: 0.35 + index * 0.2,
    };
  });
  return [{ markup: drawMesas(canvas, mix(middle, palette.sky[2], 0.5), u), depth: 0.2 }, ...dunes];
}

function drawDune(canvas: Canvas, y: number, color: string, index: number): string {
  const { w, h, u, sun } = canvas;
  const random = canvas.random.fork(`dune ${index}`);
  const line = rollingLine(canvas, y, (40 + index * 16) * u, random);
  const fill = vertical(canvas, y - 60 * u, y + 260 * u, [
    [0, shade(color, 0.07)],
    [1, shade(color, -0.03)],
  ]);
  const crest = random.between(0.25, 0.75) * w;
  const at = Math.round((crest / w) * (line.length - 1));
  const side = sun[0] < crest ? 1 : -1;
  const top = line[at] ?? [crest, y];
  const slope = side > 0 ? line.slice(at) : line.slice(0, at + 1).toReversed();
  const foot: Point = [top[0] + side * 210 * u, h + 4];
  const back: Point[] = [
    [top[0] + side * 120 * u, top[1] + 230 * u],
    [top[0] - side * 8 * u, top[1] + 110 * u],
    [top[0] + side * 26 * u, top[1] + 44 * u],
    top,
  ];
  const end = slope.at(-1) ?? top;
  const shadow = `<path d="${curve(slope)}L${num(end[0])} ${num(h + 4)}L${num(foot[0])} ${num(foot[1])}${curve([foot, ...back]).replace('M', 'L')}Z" fill="${shade(color, -0.085)}" opacity="0.6"/>`;
  const ripples = Array.from({ length: 5 }, (_, ripple) => {
    const lower = line.map(
      ([x, top]): Point => [x, top + (26 + ripple * 30) * u + Math.sin(x / (60 * u) + ripple) * 3 * u],
    );
    return `<path d="${curve(lower)}" fill="none" stroke="${shade(color, 0.05)}" stroke-width="${num(1.6 * u)}" opacity="0.3"/>`;
  });
  return fillBelow(canvas, line, `fill="${fill}"`) + shadow + ripples.join('');
}

/** Table mountains: a steep wall under a flat top, a slope of rubble at its foot. */
function drawMesas({ w, horizon, random }: Canvas, color: string, u: number): string {
  return [0.1, 0.34, 0.62, 0.88]
    .map((at, index) => {
      const x = (at + random.between(-0.07, 0.07)) * w;
      const [half, height] = [random.between(46, 112) * u, random.between(90, 190) * u];
      const tone = mix(color, shade(color, 0.06), index % 2);
      const [top, shelf, foot] = [horizon - height, horizon - height * 0.42, horizon + 60 * u];
      const wall: Point[] = [
        [x - half * 2, foot],
        [x - half * 1.12, shelf],
        [x - half * 1.04, top + 10 * u],
        [x - half * 0.8, top],
        [x + half * 0.84, top + 4 * u],
        [x + half * 1.02, top + 16 * u],
        [x + half * 1.1, shelf],
        [x + half * 2.1, foot],
      ];
      const dark: Point[] = [
        [x + half * 0.3, top + 2 * u],
        [x + half * 0.84, top + 4 * u],
        [x + half * 1.02, top + 16 * u],
        [x + half * 1.1, shelf],
        [x + half * 2.1, foot],
        [x + half * 0.7, foot],
        [x + half * 0.42, shelf],
      ];
      return polygon(wall, `fill="${tone}"`) + polygon(dark, `fill="${shade(tone, -0.05)}"`);
    })
    .join('');
}
