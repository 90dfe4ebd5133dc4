import { type Canvas, circle, curve, type Layer, num, type Point, radial, rect, vertical } from '../canvas.ts';
import { mix, shade } from '../color.ts';
import { rollingLine } from './hills.ts';

/** What a figure stands before: a great disc with rings, rays behind it, leaves at the foot. */
export function drawBackdrop(canvas: Canvas): Layer[] {
  const { w, h, u, palette, random } = canvas;
  // Behind the head of who stands on the lower edge, in tall formats as well.
  const center: Point = [w / 2, h - 560 * u];
  const radius = Math.min(390 * u, w * 0.42);
  const fill = vertical(canvas, 0, h, [
    [0, palette.sky[0]],
    [0.55, palette.sky[1]],
    [1, mix(palette.sky[1], palette.sky[2], 0.75)],
  ]);
  const rays = Array.from({ length: 18 }, (_, index) => {
    const angle = (index / 18) * 6.2832 + 0.17;
    const [a, b] = [angle - 0.085, angle + 0.085];
    const far = Math.hypot(w, h);
    return `M${num(center[0])} ${num(center[1])}L${num(center[0] + Math.cos(a) * far)} ${num(center[1] + Math.sin(a) * far)}L${num(center[0] + Math.cos(b) * far)} ${num(center[1] + Math.sin(b) * far)}Z`;
  });
  const light = mix(palette.sky[2], palette.sun, 0.5);
  const disc = radial(canvas, [center[0], center[1] + radius * 0.5], radius * 1.6, [
    [0, palette.sun],
    [0.6, mix(palette.sky[2], palette.sun, 0.4)],
    [1, mix(palette.sky[2], palette.accent, 0.35)],
  ]);
  const rings = [1.16, 1.3].map((scale) =>
    circle(center, radius * scale, `fill="none" stroke="${light}" stroke-width="${num(2.6 * u)}" opacity="0.5"`),
  );
  const dots = Array.from({ length: 30 }, () =>
    circle(
      [random.between(0, w), random.between(0, h * 0.7)],
      random.between(1.4, 4.2) * u,
      `fill="${light}" opacity="${num(random.between(0.2, 0.7))}"`,
    ),
  );
  const ground = rollingLine(canvas, h * 0.87, 16 * u, random.fork('ground'));
  const floor = vertical(canvas, h * 0.83, h, [
    [0, mix(palette.land[1], palette.sky[1], 0.16)],
    [1, palette.land[2]],
  ]);
  return [
    {
      markup: `${rect([0, 0], w, h, `fill="${fill}"`)}<path d="${rays.join('')}" fill="${light}" opacity="0.1"/>`,
      depth: 0,
    },
    { markup: rings.join('') + circle(center, radius, `fill="${disc}"`) + dots.join(''), depth: 0.2 },
    {
      markup: `<path d="${curve(ground)}L${num(w + 4)} ${num(h + 4)}L-4 ${num(h + 4)}Z" fill="${floor}"/>`,
      depth: 0.5,
    },
  ];
}

/** Big leaves that reach in from both lower corners. */
export function drawLeaves(canvas: Canvas): Layer {
  const { w, h, u, palette } = canvas;
  const random = canvas.random.fork('leaves');
  const leaves: string[] = [];
  for (const side of [-1, 1]) {
    const foot: Point = [side < 0 ? -20 * u : w + 20 * u, h + 30 * u];
    for (let index = 0; index < 7; index += 1) {
      const angle = (index / 6) * 78 + random.between(-5, 5);
      const length = random.between(210, 330) * u;
      const color = shade(mix(palette.land[2], palette.land[1], random.between(0, 0.55)), random.between(-0.02, 0.02));
      leaves.push(drawLeaf(foot, { length, angle: side < 0 ? 4 + angle : -4 - angle, color }));
    }
  }
  return { markup: leaves.join(''), depth: 1 };
}

/** A pointed leaf with its rib, standing on `foot` and leaning by `angle` degrees. */
function drawLeaf([x, y]: Point, { length, angle, color }: { length: number; angle: number; color: string }): string {
  const [half, tip] = [length * 0.17, y - length];
  const shape = `M${num(x)} ${num(y)}C${num(x - half)} ${num(y - length * 0.28)} ${num(x - half)} ${num(y - length * 0.66)} ${num(x)} ${num(tip)}C${num(x + half)} ${num(y - length * 0.66)} ${num(x + half)} ${num(y - length * 0.28)} ${num(x)} ${num(y)}Z`;
  const rib = `M${num(x)} ${num(y)}L${num(x)} ${num(tip + length * 0.06)}`;
  const dark = `M${num(x)} ${num(y)}C${num(x + half)} ${num(y - length * 0.28)} ${num(x + half)} ${num(y - length * 0.66)} ${num(x)} ${num(tip)}Z`;
  return `<g transform="rotate(${num(angle)} ${num(x)} ${num(y)})"><path d="${shape}" fill="${color}"/><path d="${dark}" fill="${shade(color, -0.035)}"/><path d="${rib}" stroke="${shade(color, 0.07)}" stroke-width="${num(length * 0.008)}" opacity="0.8"/></g>`;
}
