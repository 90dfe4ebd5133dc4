import { blurred, type Canvas, circle, ellipse, linear, num, polygon, radial, rect, vertical } from '../canvas.ts';
import { mix, shade } from '../color.ts';

/** The sky down to the horizon and behind the land, with the light around its sun. */
export function drawSky(canvas: Canvas): string {
  const { w, h, u, palette, horizon, sun } = canvas;
  const [top, middle, low] = palette.sky;
  const fill = vertical(canvas, 0, horizon, [
    [0, top],
    [0.5, mix(top, middle, 0.62)],
    [0.76, mix(middle, low, 0.35)],
    [1, low],
  ]);
  const strength = palette.dark ? 0.34 : 0.62;
  const glow = radial(canvas, sun, 640 * u, [
    [0, palette.sun, strength],
    [0.22, palette.sun, strength * 0.5],
    [0.6, palette.sun, strength * 0.12],
    [1, palette.sun, 0],
  ]);
  return rect([0, 0], w, h, `fill="${fill}"`) + rect([0, 0], w, h, `fill="${glow}"`);
}

export function drawStars({ w, u, palette, random, horizon }: Canvas): string {
  const drawn: string[] = [];
  const count = Math.round((w / u) * 0.26);
  for (let index = 0; index < count; index += 1) {
    // Denser above: haze swallows those near the horizon.
    const y = random.next() ** 1.5 * horizon * 0.96;
    const radius = (0.5 + random.next() ** 5 * 2.1) * u;
    const opacity = num(random.between(0.25, 0.95) * (1 - (y / horizon) * 0.7) * 10) as string;
    drawn.push(circle([random.between(0, w), y], radius, `fill="#fff" opacity="${Number(opacity) / 10}"`));
  }
  for (let index = 0; index < 7; index += 1) {
    const [x, y, size] = [
      random.between(0.04, 0.96) * w,
      random.between(0.05, 0.5) * horizon,
      random.between(6, 13) * u,
    ];
    const thin = size * 0.09;
    const arms: [number, number][] = [
      [x, y - size],
      [x + thin, y - thin],
      [x + size, y],
      [x + thin, y + thin],
    ];
    arms.push([x, y + size], [x - thin, y + thin], [x - size, y], [x - thin, y - thin]);
    drawn.push(polygon(arms, `fill="${mix('#ffffff', palette.sun, 0.4)}" opacity="0.9"`));
  }
  return drawn.join('');
}

export function drawSun(canvas: Canvas): string {
  const { u, palette, sun, random } = canvas;
  if (palette.dark) return drawMoon(canvas);
  const radius = random.between(62, 92) * u;
  const [, , low] = palette.sky;
  const disc = linear(
    canvas,
    [
      [sun[0], sun[1] - radius],
      [sun[0], sun[1] + radius],
    ],
    [
      [0, palette.sun],
      [1, mix(palette.sun, low, 0.45)],
    ],
  );
  const halo = circle(sun, radius * 1.5, `fill="${palette.sun}" opacity="0.16"`);
  return (
    halo + circle(sun, radius * 1.22, `fill="${palette.sun}" opacity="0.2"`) + circle(sun, radius, `fill="${disc}"`)
  );
}

function drawMoon(canvas: Canvas): string {
  const { u, palette, sun, random } = canvas;
  const radius = random.between(54, 78) * u;
  const [x, y] = sun;
  const disc = radial(canvas, [x - radius * 0.35, y - radius * 0.35], radius * 1.7, [
    [0, '#fffdf4'],
    [0.55, palette.sun],
    [1, mix(palette.sun, palette.sky[1], 0.5)],
  ]);
  const dark = mix(palette.sun, palette.sky[1], 0.42);
  const maria = [
    [-0.3, -0.2, 0.24],
    [0.22, -0.34, 0.15],
    [0.1, 0.2, 0.3],
    [-0.38, 0.34, 0.13],
    [0.48, 0.05, 0.12],
  ] as const;
  const spots = maria.map(([dx, dy, r]) =>
    ellipse([x + dx * radius, y + dy * radius], r * radius, r * radius * 0.86, `fill="${dark}" opacity="0.32"`),
  );
  const halo = circle(sun, radius * 1.9, `fill="${palette.sun}" opacity="0.07"`);
  return (
    halo +
    circle(sun, radius * 1.4, `fill="${palette.sun}" opacity="0.1"`) +
    circle(sun, radius, `fill="${disc}"`) +
    spots.join('')
  );
}

/** Long flat clouds, smaller and thinner towards the horizon. */
export function drawClouds(canvas: Canvas, count: number): string {
  const { w, u, palette, random, horizon } = canvas;
  const drawn: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const depth = (index + random.next()) / count;
    const y = horizon * (0.14 + 0.62 * depth);
    const length = random.between(190, 340) * u * (1.2 - 0.6 * depth);
    const x = random.between(-0.05, 1.05) * w;
    const tall = length * random.between(0.11, 0.17);
    const light = mix(palette.sky[2], palette.dark ? palette.sky[1] : '#ffffff', palette.dark ? 0.5 : 0.6);
    const shadow = mix(light, palette.sky[1], 0.62);
    const fill = vertical(canvas, y - tall * 1.9, y + tall * 0.4, [
      [0, light],
      [1, shadow],
    ]);
    const puffs: string[] = [];
    const puffCount = random.int(5, 8);
    for (let puff = 0; puff < puffCount; puff += 1) {
      const at = (puff + 0.5) / puffCount;
      const swell = Math.sin(at * Math.PI) ** 0.8 * random.between(0.65, 1.2);
      const radius = tall * (0.35 + swell);
      puffs.push(ellipse([x + (at - 0.5) * length, y - radius * 0.55], radius * 1.5, radius, `fill="${fill}"`));
    }
    puffs.push(ellipse([x, y], length * 0.62, tall * 0.34, `fill="${fill}"`));
    const opacity = palette.dark ? 0.3 : 0.72;
    drawn.push(`<g opacity="${opacity}">${puffs.join('')}</g>`);
  }
  // One filter for all: each costs as much as the picture is wide.
  return blurred(canvas, 1.4 * u, drawn.join(''));
}

/** Curtains of light, each a band of thin columns that fade upwards. */
export function drawAurora(canvas: Canvas): string {
  const { w, u, random, horizon } = canvas;
  const tones = ['#5ff2b0', '#37d6c4', '#8f7bf0'] as const;
  const curtains = tones.map((tone, index) => {
    const base = horizon * (0.58 + index * 0.07);
    const [slow, fast, phase] = [random.between(1, 1.9), random.between(3, 5), random.between(0, 6.3)];
    const columns: string[] = [];
    const step = 7 * u;
    const fill = canvas.define(
      (id) =>
        `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${tone}" stop-opacity="0"/><stop offset="0.72" stop-color="${tone}" stop-opacity="0.5"/><stop offset="0.93" stop-color="${shade(tone, 0.08)}" stop-opacity="0.85"/><stop offset="1" stop-color="${tone}" stop-opacity="0"/></linearGradient>`,
    );
    for (let x = -step; x < w + step; x += step) {
      const t = (x / w) * 6.3;
      const bottom = base + (Math.sin(t * slow * 0.5 + phase) * 70 + Math.sin(t * fast * 0.5 + phase) * 22) * u;
      const tall = (250 + 120 * Math.sin(t * fast * 0.31 + phase * 2) + random.between(-30, 30)) * u;
      columns.push(rect([x, bottom - tall], step * 1.4, tall, `fill="${fill}"`));
    }
    return `<g opacity="${index === 2 ? 0.42 : 0.62}">${blurred(canvas, 6 * u, columns.join(''))}</g>`;
  });
  return curtains.join('');
}

/** A thin veil where layers meet: what makes far things look far. */
export function drawHaze(canvas: Canvas, y: number, strength: number): string {
  const { w, u, palette } = canvas;
  const [, , low] = palette.sky;
  const fill = vertical(canvas, y - 130 * u, y + 90 * u, [
    [0, low, 0],
    [0.6, low, strength],
    [1, low, 0],
  ]);
  return rect([0, y - 130 * u], w, 220 * u, `fill="${fill}"`);
}
