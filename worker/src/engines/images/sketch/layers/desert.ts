import { type Canvas, curve, fillBelow, type Layer, num, type Point, rect, vertical } from '../canvas.ts';
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

function drawMesas({ w, horizon, random, h }: Canvas, color: string, u: number): string {
  const drawn: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    const width = random.between(90, 240) * u;
    const height = random.between(70, 190) * u;
    const x = random.between(-0.05, 0.95) * w;
    drawn.push(
      rect([x, horizon - height], width, h - horizon + height, `fill="${shade(color, random.between(-0.02, 0.03))}"`),
    );
    drawn.push(rect([x - width * 0.16, horizon - height * 0.4], width * 1.32, h - horizon + height, `fill="${color}"`));
  }
  return drawn.join('');
}
