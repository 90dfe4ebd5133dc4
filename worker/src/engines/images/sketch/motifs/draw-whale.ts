import { mix, shade } from '../color.ts';
import { fillPath, type Paint, strokePath } from './paint.ts';

/** A whale that rises out of the water. */
export function drawWhale({ light, dark, accent, random }: Paint): string {
  const skin = mix(mix(dark, '#2f5d86', 0.55), accent, 0.06);
  const belly = mix(light, '#ffffff', 0.4);
  const body =
    'M250 900C240 640 330 330 560 190C660 130 770 130 830 190C850 300 800 420 720 520C650 610 620 740 640 900Z';
  const under =
    'M830 190C850 300 800 420 720 520C650 610 620 740 640 900L540 900C520 740 560 600 640 500C730 390 790 300 830 190Z';
  const grooves = strokePath(
    'M800 286C760 380 690 450 640 520C590 600 570 740 576 900M770 326C720 410 660 470 616 540C570 620 552 760 556 900',
    mix(belly, skin, 0.45),
    6,
  );
  const fin = fillPath('M420 560C320 560 220 620 150 730C260 720 380 700 470 650Z', shade(skin, -0.06));
  const spots = Array.from(
    { length: 16 },
    () =>
      `<circle cx="${Math.round(random.between(340, 620))}" cy="${Math.round(random.between(260, 560))}" r="${Math.round(random.between(4, 11))}" fill="${shade(skin, 0.12)}" opacity="0.6"/>`,
  );
  const eye =
    `<circle cx="690" cy="330" r="17" fill="#14161c"/><circle cx="695" cy="324" r="5" fill="#fff"/>` +
    strokePath('M690 384Q750 340 826 226', shade(skin, -0.1), 7);
  const splash = Array.from({ length: 46 }, () => {
    const side = random.between(-1, 1);
    const [x, y] = [445 + side * 330, 900 - random.next() ** 2 * 230 * (0.35 + Math.abs(side))];
    return `<circle cx="${Math.round(x)}" cy="${Math.round(y)}" r="${Math.round(random.between(5, 22))}" fill="#fff" opacity="${Math.round(random.between(0.35, 0.9) * 100) / 100}"/>`;
  });
  const foam = [0, 1, 2].map(
    (ring) =>
      `<ellipse cx="445" cy="${912 + ring * 20}" rx="${330 + ring * 80}" ry="${34 + ring * 10}" fill="#fff" opacity="${0.42 - ring * 0.13}"/>`,
  );
  return (
    foam.join('') +
    fin +
    fillPath(body, skin) +
    fillPath(under, belly) +
    grooves +
    spots.join('') +
    eye +
    splash.join('')
  );
}
