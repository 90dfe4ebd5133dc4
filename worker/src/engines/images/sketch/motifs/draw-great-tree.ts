import { mix, shade } from '../color.ts';
import { fillPath, type Paint, strokePath } from './paint.ts';

/** One old tree, its crown built of many clumps that catch the light from above. */
export function drawGreatTree({ dark, accent, light, random }: Paint): string {
  const bark = mix(dark, '#4a3226', 0.55);
  const trunk =
    fillPath(
      'M430 1010C470 900 466 760 452 620L548 620C534 760 540 900 596 1010C560 990 530 996 512 1004C486 994 460 992 430 1010Z',
      bark,
    ) +
    fillPath(
      'M520 620L548 620C534 760 540 900 596 1010C560 990 540 992 530 996C512 880 512 740 520 620Z',
      shade(bark, -0.06),
    );
  const boughs = strokePath(
    'M496 700C440 600 360 560 300 470M504 680C580 590 640 560 710 450M500 660C500 560 480 480 500 340',
    bark,
    34,
  );
  const leaf = mix(accent, dark, 0.18);
  const clumps = Array.from({ length: 74 }, (_, index) => {
    const angle = random.between(0, 6.2832);
    const reach = Math.sqrt(random.next());
    const [x, y] = [500 + Math.cos(angle) * reach * 350, 370 + Math.sin(angle) * reach * 262];
    return { x, y, r: random.between(58, 104) * (1.1 - reach * 0.35), index };
  }).sort((a, b) => b.y - a.y);
  const crown = clumps.map(({ x, y, r }) => {
    const t = Math.min(1, Math.max(0, (y - 120) / 520));
    const tone = mix(mix(leaf, light, 0.32), mix(leaf, dark, 0.5), t);
    const [cx, cy] = [Math.round(x), Math.round(y)];
    return `<circle cx="${cx}" cy="${cy}" r="${Math.round(r)}" fill="${tone}"/><circle cx="${Math.round(cx - r * 0.26)}" cy="${Math.round(cy - r * 0.32)}" r="${Math.round(r * 0.52)}" fill="${shade(tone, 0.035)}" opacity="0.7"/>`;
  });
  const fallen = Array.from(
    { length: 20 },
    () =>
      `<ellipse cx="${Math.round(random.between(90, 910))}" cy="${Math.round(random.between(960, 1010))}" rx="10" ry="5" fill="${shade(leaf, random.between(-0.06, 0.08))}"/>`,
  );
  return `<ellipse cx="510" cy="1004" rx="330" ry="28" fill="${dark}" opacity="0.35"/>${trunk}${boughs}${crown.join('')}${fallen.join('')}`;
}
