import { mix, shade } from '../color.ts';
import { fillPath, type Paint } from './paint.ts';

/** A great bird in flight, its wings spread, and a flock behind it. */
export function drawBird({ light, dark, accent, random }: Paint): string {
  const plume = mix(light, '#ffffff', 0.5);
  const tip = mix(dark, accent, 0.25);
  const far =
    fillPath(
      'M470 470C430 330 470 160 620 20C600 120 640 150 600 210C650 230 600 280 590 300C620 330 570 360 566 400Z',
      mix(plume, dark, 0.24),
    ) + fillPath('M620 20C600 120 640 150 600 210C606 150 590 110 620 20Z', tip);
  const near =
    fillPath(
      'M500 500C360 470 180 380 60 180C150 240 190 220 220 260C230 220 280 260 300 280C320 250 360 300 380 330C420 330 480 400 560 470Z',
      plume,
    ) +
    fillPath('M60 180C150 240 190 220 220 260C230 220 280 260 300 280C220 290 130 260 60 180Z', tip) +
    fillPath('M500 500C400 480 280 420 190 330C300 400 420 430 560 470Z', mix(plume, dark, 0.2));
  const tail =
    fillPath(
      'M400 560C300 600 220 680 170 700C210 650 200 640 150 640C220 600 300 540 420 500Z',
      mix(plume, dark, 0.12),
    ) + fillPath('M170 700C210 650 200 640 150 640C190 620 230 600 260 584C250 620 220 660 170 700Z', tip);
  const body =
    fillPath(
      'M380 540C440 440 620 420 740 470C780 486 800 500 850 500C800 540 760 560 700 580C600 620 460 620 380 540Z',
      plume,
    ) +
    fillPath(
      'M380 540C480 600 600 600 760 546C720 572 700 580 700 580C600 620 460 620 380 540Z',
      mix(plume, dark, 0.22),
    );
  const head =
    `<circle cx="748" cy="488" r="44" fill="${plume}"/>` +
    fillPath('M782 476L880 506L780 514Z', mix('#f0a63c', accent, 0.3)) +
    '<circle cx="760" cy="480" r="8" fill="#15131a"/>';
  const flock = Array.from({ length: 7 }, () => {
    const [x, y, s] = [random.between(-500, 1500), random.between(-160, 300), random.between(16, 38)];
    return fillPath(
      `M${Math.round(x - s * 2)} ${Math.round(y - s * 0.3)}Q${Math.round(x - s)} ${Math.round(y - s)} ${Math.round(x)} ${Math.round(y)}Q${Math.round(x + s)} ${Math.round(y - s)} ${Math.round(x + s * 2)} ${Math.round(y - s * 0.3)}Q${Math.round(x + s)} ${Math.round(y - s * 0.6)} ${Math.round(x)} ${Math.round(y + s * 0.34)}Q${Math.round(x - s)} ${Math.round(y - s * 0.6)} ${Math.round(x - s * 2)} ${Math.round(y - s * 0.3)}Z`,
      shade(dark, 0.04),
      'opacity="0.7"',
    );
  });
  return flock.join('') + far + tail + body + head + near;
}
