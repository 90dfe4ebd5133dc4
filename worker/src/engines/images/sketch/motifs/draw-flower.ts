import { mix, shade } from '../color.ts';
import { fillPath, type Paint, strokePath } from './paint.ts';

/** Five flowers of different sizes on bent stems. */
export function drawFlower({ light, accent, dark, random }: Paint): string {
  const green = mix('#3f7d4f', dark, 0.25);
  const heads = [
    { x: 500, y: 300, size: 205 },
    { x: 232, y: 470, size: 138 },
    { x: 772, y: 440, size: 150 },
    { x: 372, y: 640, size: 92 },
    { x: 660, y: 660, size: 98 },
  ];
  const stems = heads.map(({ x, y }) => {
    const bend = 500 + (x - 500) * 0.35;
    const [mx, my] = [(x + bend) / 2 + (x - 500) * 0.1, (y + 1000) / 2];
    const side = x < 500 ? -1 : 1;
    const leaf = fillPath(
      `M${mx} ${my + 60}C${mx + side * 70} ${my - 10} ${mx + side * 150} ${my - 20} ${mx + side * 180} ${my - 60}C${mx + side * 160} ${my + 40} ${mx + side * 80} ${my + 90} ${mx} ${my + 60}Z`,
      shade(green, random.between(-0.03, 0.06)),
    );
    return strokePath(`M500 1010Q${bend} ${my + 120} ${mx} ${my}T${x} ${y}`, green, 15) + leaf;
  });
  const tones = [
    accent,
    mix(accent, light, 0.45),
    shade(accent, -0.07),
    mix(accent, '#f2c14e', 0.55),
    mix(accent, light, 0.7),
  ];
  const blooms = heads.map(({ x, y, size }, index) =>
    drawHead([x, y], size, { tone: tones[index] ?? accent, light, random: random.between(0, 60) }),
  );
  return stems.join('') + blooms.reverse().join('');
}

type Bloom = { tone: string; light: string; random: number };

function drawHead([x, y]: readonly [number, number], size: number, { tone, light, random }: Bloom): string {
  const rings = [
    { petals: 11, reach: 1, wide: 0.3, color: shade(tone, -0.06), turn: 0 },
    { petals: 11, reach: 0.82, wide: 0.27, color: tone, turn: 16 },
    { petals: 8, reach: 0.56, wide: 0.24, color: mix(tone, light, 0.3), turn: 6 },
  ];
  const petals = rings.flatMap(({ petals: count, reach, wide, color, turn }) =>
    Array.from({ length: count }, (_, index) => {
      const [far, half] = [size * reach, size * wide * 0.72];
      const data = `M${x} ${y}C${x - half} ${y - far * 0.4} ${x - half * 1.25} ${y - far * 0.9} ${x} ${y - far}C${x + half * 1.25} ${y - far * 0.9} ${x + half} ${y - far * 0.4} ${x} ${y}Z`;
      const rib = strokePath(
        `M${x} ${y - far * 0.25}L${x} ${y - far * 0.8}`,
        shade(color, -0.07),
        size * 0.014,
        'opacity="0.6"',
      );
      return `<g transform="rotate(${Math.round((index / count) * 360 + turn + random)} ${x} ${y})">${fillPath(data, color)}${rib}</g>`;
    }),
  );
  const heart = mix('#f0b83c', tone, 0.12);
  const seeds = Array.from({ length: 22 }, (_, index) => {
    const [angle, radius] = [index * 2.4, size * 0.19 * Math.sqrt(index / 22)];
    return `<circle cx="${Math.round(x + Math.cos(angle) * radius)}" cy="${Math.round(y + Math.sin(angle) * radius)}" r="${Math.max(2, Math.round(size * 0.022))}" fill="${shade(heart, -0.14)}"/>`;
  });
  return `${petals.join('')}<circle cx="${x}" cy="${y}" r="${size * 0.23}" fill="${heart}"/>${seeds.join('')}`;
}
