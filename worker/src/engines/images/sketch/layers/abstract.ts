import { type Canvas, circle, curve, type Layer, num, type Point, polygon, rect, vertical } from '../canvas.ts';
import { mix, shade } from '../color.ts';

/** Broad ribbons that flow across the picture, each lit along its upper edge. */
export function drawWaves(canvas: Canvas): Layer[] {
  const { w, h, u, palette } = canvas;
  const tones = [
    palette.sky[1],
    palette.accent,
    palette.land[0],
    palette.sky[2],
    palette.land[1],
    palette.sun,
    palette.land[2],
  ];
  const count = 9;
  const lean = canvas.random.between(-0.3, 0.3);
  const [phase, bend] = [canvas.random.between(0, 6.3), canvas.random.between(0.7, 1.2)];
  return Array.from({ length: count }, (_, index): Layer => {
    const random = canvas.random.fork(`ribbon ${index}`);
    const t = index / (count - 1);
    const color = shade(tones[index % tones.length] ?? palette.accent, random.between(-0.03, 0.03));
    const middle = h * (0.2 + 0.86 * t);
    const line = Array.from({ length: 15 }, (_, at): Point => {
      const x = (at / 14) * (w + 80 * u) - 40 * u;
      const swing = Math.sin((x / w) * 6.3 * bend + phase + t * 2.2) * 120 + Math.sin((x / w) * 12 * bend + t * 5) * 30;
      return [x, middle + (swing + lean * (x / u - w / u / 2)) * u];
    });
    const fill = vertical(canvas, middle - 160 * u, middle + 300 * u, [
      [0, shade(color, 0.09)],
      [0.5, color],
      [1, shade(mix(color, palette.land[2], 0.4), -0.06)],
    ]);
    const shadow = `<path d="${curve(line)}L${num(w + 40)} ${num(h + 40)}L-40 ${num(h + 40)}Z" fill="${palette.land[2]}" opacity="0.2" transform="translate(0 ${num(-15 * u)})"/>`;
    const threads = Array.from({ length: 5 }, (_, thread) => {
      const lower = line.map(([x, y], at): Point => [x, y + (16 + thread * (15 + 4 * Math.sin(at * 0.8 + index))) * u]);
      return `<path d="${curve(lower)}" fill="none" stroke="${shade(color, 0.12)}" stroke-width="${num((2.2 - thread * 0.34) * u)}" opacity="${num(0.6 - thread * 0.1)}"/>`;
    });
    const body = `<path d="${curve(line)}L${num(w + 40)} ${num(h + 40)}L-40 ${num(h + 40)}Z" fill="${fill}"/>`;
    return { markup: shadow + body + threads.join(''), depth: 0.2 + 0.75 * t };
  });
}

/** A grid of plain shapes in few colours, as on a poster of the 1920s. */
export function drawShapes(canvas: Canvas): Layer[] {
  const { w, h, u, palette, random } = canvas;
  const paper = mix(palette.sky[2], '#fbf6ea', 0.55);
  const tones = [
    palette.accent,
    palette.land[2],
    palette.sky[0],
    palette.land[0],
    palette.sky[1],
    palette.sun,
  ] as const;
  const across = w >= h * 1.15 ? 6 : w * 1.15 <= h ? 4 : 5;
  const margin = 70 * u;
  const cell = (w - margin * 2) / across;
  const down = Math.max(2, Math.floor((h - margin * 2 - 30 * u) / cell));
  const top = (h - down * cell) / 2 - 12 * u;
  const rows = Array.from({ length: down }, (_, row): Layer => {
    const cells = Array.from({ length: across }, (_, column) => {
      const [ground, form, spot] = [random.pick(tones), random.pick(tones), random.pick(tones)];
      const at: Point = [margin + column * cell, top + row * cell];
      return drawCell(at, cell, {
        ground: mix(ground, paper, random.chance(0.35) ? 0.82 : 0),
        form,
        spot,
        kind: random.int(0, 7),
        turn: random.int(0, 3),
      });
    });
    return { markup: cells.join(''), depth: 0.3 + (row / down) * 0.5 };
  });
  return [{ markup: rect([0, 0], w, h, `fill="${paper}"`), depth: 0 }, ...rows];
}

type Cell = { ground: string; form: string; spot: string; kind: number; turn: number };

function drawCell([x, y]: Point, size: number, { ground, form, spot, kind, turn }: Cell): string {
  const middle: Point = [x + size / 2, y + size / 2];
  const tone = form === ground ? spot : form;
  const fill = `fill="${tone}"`;
  const quarter = (radius: number, attributes: string) =>
    `<path d="M${num(x)} ${num(y)}h${num(radius)}a${num(radius)} ${num(radius)} 0 0 1 ${num(-radius)} ${num(radius)}Z" ${attributes}/>`;
  const shapes = [
    () => circle(middle, size * 0.38, fill) + circle(middle, size * 0.17, `fill="${spot}"`),
    () => quarter(size, fill) + quarter(size * 0.5, `fill="${spot}"`),
    () =>
      polygon(
        [
          [x, y],
          [x + size, y + size],
          [x, y + size],
        ],
        fill,
      ),
    () => [0, 1, 2, 3].map((bar) => rect([x, y + (bar * size) / 4], size, size / 8, fill)).join(''),
    () =>
      quarter(size / 2, fill) +
      `<g transform="rotate(180 ${num(middle[0])} ${num(middle[1])})">${quarter(size / 2, `fill="${spot}"`)}</g>`,
    () =>
      rect(
        [x + size * 0.25, y + size * 0.25],
        size * 0.5,
        size * 0.5,
        `${fill} transform="rotate(45 ${num(middle[0])} ${num(middle[1])})"`,
      ),
    () => rect([x, y], size / 2, size, fill) + circle([x + size / 2, y + size / 2], size * 0.25, `fill="${spot}"`),
    () =>
      [0.48, 0.36, 0.24, 0.12]
        .map((r, index) => circle(middle, r * size, `fill="${index % 2 === 0 ? tone : ground}"`))
        .join(''),
  ];
  const shape = shapes[kind % shapes.length]?.() ?? '';
  return `${rect([x, y], size + 0.5, size + 0.5, `fill="${ground}"`)}<g transform="rotate(${turn * 90} ${num(middle[0])} ${num(middle[1])})">${shape}</g>`;
}
