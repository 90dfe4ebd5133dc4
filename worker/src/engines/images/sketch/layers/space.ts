import { blurred, type Canvas, circle, ellipse, type Layer, num, type Point, radial, rect } from '../canvas.ts';
import { mix, shade } from '../color.ts';

/** Clouds of gas, stars, and a great planet with its ring and moons. */
export function drawSpace(canvas: Canvas): Layer[] {
  const { w, h, u, palette, random } = canvas;
  const night = rect([0, 0], w, h, `fill="${mix(palette.sky[0], palette.sky[1], 0.35)}"`);
  const tones = [palette.sky[1], palette.sky[2], palette.accent, mix(palette.sky[2], '#3fa9f5', 0.6)];
  const clouds = Array.from({ length: 34 }, (_, index) => {
    const t = index / 33;
    // Along one diagonal band, as a galaxy seen from within.
    const at: Point = [
      t * w * 1.1 - w * 0.05 + random.between(-90, 90) * u,
      h * (0.86 - 0.72 * t) + random.between(-150, 150) * u,
    ];
    const tone = tones[random.int(0, tones.length - 1)] ?? palette.sky[1];
    return ellipse(
      at,
      random.between(80, 230) * u,
      random.between(50, 140) * u,
      `fill="${tone}" opacity="${num(random.between(0.3, 0.75))}"`,
    );
  });
  const dust = Array.from({ length: 520 }, () => {
    const t = random.next();
    const near = random.chance(0.6) ? (random.next() + random.next() - 1) * 240 * u : random.between(-900, 900) * u;
    const at: Point = [t * w, h * (0.86 - 0.72 * t) + near];
    const color = random.chance(0.15) ? palette.sun : '#ffffff';
    return circle(
      at,
      (0.5 + random.next() ** 5 * 2.4) * u,
      `fill="${color}" opacity="${num(random.between(0.25, 1))}"`,
    );
  });
  const left = random.chance(0.5);
  const giant: Point = [w * (left ? 0.3 : 0.7), h * random.between(0.34, 0.44)];
  const moon: Point = [w * (left ? 0.78 : 0.2), h * random.between(0.2, 0.3)];
  return [
    { markup: night + blurred(canvas, 46 * u, clouds.join('')), depth: 0 },
    { markup: dust.join(''), depth: 0.1 },
    { markup: drawPlanet(canvas, moon, 46 * u, mix(palette.land[0], palette.sun, 0.4), false), depth: 0.3 },
    { markup: drawPlanet(canvas, giant, random.between(165, 205) * u, palette.accent, true), depth: 0.5 },
  ];
}

function drawPlanet(canvas: Canvas, center: Point, radius: number, color: string, ringed: boolean): string {
  const { u, palette } = canvas;
  const random = canvas.random.fork(`planet ${num(radius)}`);
  const [x, y] = center;
  const clip = canvas.define((id) => `<clipPath id="${id}">${circle(center, radius, '')}</clipPath>`);
  const body = radial(canvas, [x - radius * 0.42, y - radius * 0.46], radius * 1.75, [
    [0, shade(color, 0.14)],
    [0.45, color],
    [1, mix(shade(color, -0.3), palette.sky[0], 0.5)],
  ]);
  const bands = Array.from({ length: ringed ? 9 : 4 }, () => {
    const at = y + random.between(-1, 1) * radius;
    const tone = shade(mix(color, palette.sun, random.between(0, 0.4)), random.between(-0.08, 0.08));
    return ellipse([x, at], radius * 1.1, random.between(0.03, 0.1) * radius, `fill="${tone}" opacity="0.42"`);
  });
  const night = radial(canvas, [x - radius * 0.5, y - radius * 0.5], radius * 1.95, [
    [0.45, '#000', 0],
    [0.95, palette.sky[0], 0.9],
  ]);
  const disc = `<g clip-path="${clip}">${circle(center, radius, `fill="${body}"`)}<g transform="rotate(-18 ${num(x)} ${num(y)})">${bands.join('')}</g>${circle(center, radius, `fill="${night}"`)}</g>`;
  const glow = circle(
    center,
    radius * 1.06,
    `fill="none" stroke="${shade(color, 0.14)}" stroke-width="${num(5 * u)}" opacity="0.22"`,
  );
  if (!ringed) return glow + disc;
  const ring = (sweep: 0 | 1, scale: number, width: number, opacity: number) =>
    `<path d="M${num(x - radius * scale)} ${num(y)}A${num(radius * scale)} ${num(radius * scale * 0.27)} 0 0 ${sweep} ${num(x + radius * scale)} ${num(y)}" fill="none" stroke="${mix(palette.sun, color, 0.3)}" stroke-width="${num(width * radius)}" opacity="${opacity}"/>`;
  const half = (sweep: 0 | 1) =>
    `<g transform="rotate(-18 ${num(x)} ${num(y)})">${ring(sweep, 1.62, 0.12, 0.75)}${ring(sweep, 1.84, 0.06, 0.5)}${ring(sweep, 1.38, 0.05, 0.4)}</g>`;
  return glow + half(1) + disc + half(0);
}
