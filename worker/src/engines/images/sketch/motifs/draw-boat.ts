import { mix, shade } from '../color.ts';
import { fillPath, type Paint, strokePath } from './paint.ts';

/** A sailing boat and what of it the water gives back. */
export function drawBoat({ light, dark, accent, random }: Paint): string {
  const sail = mix(light, '#ffffff', 0.6);
  const hull = mix(accent, dark, 0.25);
  const reflection = Array.from({ length: 13 }, (_, index) => {
    const y = 874 + index * 15;
    const half = (300 - index * 18) * random.between(0.55, 1);
    return `<rect x="${Math.round(500 - half + random.between(-26, 26))}" y="${y}" width="${Math.round(half * 2)}" height="${7}" rx="3" fill="${index < 4 ? hull : sail}" opacity="${Math.round((0.42 - index * 0.028) * 100) / 100}"/>`;
  });
  const main =
    fillPath('M514 96C660 250 760 470 792 712L514 712Z', sail) +
    fillPath('M514 96C580 290 600 520 590 712L514 712Z', mix(sail, dark, 0.16));
  const seams = strokePath(
    'M514 300Q610 318 690 330M514 440Q640 462 742 472M514 580Q660 600 776 606',
    mix(sail, dark, 0.22),
    5,
    'opacity="0.7"',
  );
  const jib =
    fillPath('M486 170C400 350 300 560 228 716L486 716Z', mix(sail, accent, 0.5)) +
    fillPath('M486 170C460 350 440 560 430 716L486 716Z', shade(mix(sail, accent, 0.55), -0.06));
  const mast = strokePath('M500 70L500 750', shade(dark, 0.06), 13);
  const flag = fillPath('M500 66C540 50 560 84 606 66L596 108C560 122 540 92 500 108Z', accent);
  const body =
    fillPath('M170 748L846 748C826 826 780 872 730 880L300 880C240 868 196 820 170 748Z', hull) +
    fillPath('M170 748L846 748L838 778L182 778Z', mix(sail, hull, 0.2)) +
    fillPath(
      'M240 850C420 872 640 872 792 838C776 864 752 876 730 880L300 880C276 876 256 866 240 850Z',
      shade(hull, -0.09),
    );
  return reflection.join('') + mast + flag + jib + main + seams + body;
}
