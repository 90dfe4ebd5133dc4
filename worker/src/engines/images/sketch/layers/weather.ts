import { type Canvas, circle, num, rect } from '../canvas.ts';

/** What falls or hangs in the air before everything. */
export function drawWeather({ w, h, u, scene, palette, random, define }: Canvas): string {
  if (scene.weather === 'snow') {
    return Array.from({ length: 260 }, () => {
      const radius = (1 + random.next() ** 4 * 5.5) * u;
      return circle(
        [random.between(0, w), random.between(0, h)],
        radius,
        `fill="#fff" opacity="${num(random.between(0.35, 0.95))}"`,
      );
    }).join('');
  }
  if (scene.weather === 'rain') {
    const strokes = Array.from({ length: 240 }, () => {
      const [x, y, length] = [random.between(-0.1, 1) * w, random.between(-0.05, 1) * h, random.between(20, 64) * u];
      return `M${num(x)} ${num(y)}l${num(length * 0.22)} ${num(length)}`;
    });
    return `<path d="${strokes.join('')}" stroke="${palette.sky[2]}" stroke-width="${num(1.5 * u)}" stroke-linecap="round" opacity="0.34"/>`;
  }
  if (scene.weather !== 'mist') return '';
  const veil = define(
    (id) =>
      `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${palette.sky[2]}" stop-opacity="0"/><stop offset="0.5" stop-color="${palette.sky[2]}" stop-opacity="0.6"/><stop offset="1" stop-color="${palette.sky[2]}" stop-opacity="0"/></linearGradient>`,
  );
  return [0.46, 0.58, 0.72].map((y) => rect([0, h * y], w, h * 0.17, `fill="${veil}"`)).join('');
}
