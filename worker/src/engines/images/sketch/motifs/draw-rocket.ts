import { mix, shade } from '../color.ts';
import { fillPath, mirrored, type Paint } from './paint.ts';

/** A rocket on its way, leaning into its course, with its trail of smoke. */
export function drawRocket({ light, dark, accent, random }: Paint): string {
  const hull = mix(light, '#ffffff', 0.55);
  const shadow = mix(hull, dark, 0.28);
  const smoke = Array.from({ length: 16 }, (_, index) => {
    const t = index / 15;
    const x = 500 + random.between(-1, 1) * (24 + 100 * t);
    return `<circle cx="${Math.round(x)}" cy="${Math.round(830 + t * 560)}" r="${Math.round(30 + 74 * t * random.between(0.7, 1.2))}" fill="${mix(hull, light, t)}" />`;
  });
  const flame =
    fillPath('M412 740C400 850 452 930 500 1040C548 930 600 850 588 740Z', mix(accent, '#ff8a3c', 0.6)) +
    fillPath('M440 740C436 820 470 880 500 950C530 880 564 820 560 740Z', '#ffd166') +
    fillPath('M464 740C464 790 482 830 500 868C518 830 536 790 536 740Z', '#fff6df');
  const fins = mirrored(
    fillPath('M372 520C290 570 244 660 250 770L376 700Z', accent) +
      fillPath('M372 600C330 640 290 700 250 770L376 700Z', shade(accent, -0.08)),
  );
  const body = fillPath(
    'M500 40C606 150 650 330 642 520C638 610 618 680 590 740L410 740C382 680 362 610 358 520C350 330 394 150 500 40Z',
    hull,
  );
  const side = fillPath(
    'M500 40C606 150 650 330 642 520C638 610 618 680 590 740L520 740C570 600 580 260 500 40Z',
    shadow,
  );
  const nose =
    fillPath('M500 40C560 102 600 184 622 276Q500 316 378 276C400 184 440 102 500 40Z', accent) +
    fillPath('M500 40C560 102 600 184 622 276Q590 288 556 294C560 200 540 110 500 40Z', shade(accent, -0.08));
  const band = fillPath('M364 590Q500 634 636 590L626 646Q500 690 374 646Z', accent, 'opacity="0.9"');
  const window = `<circle cx="500" cy="420" r="76" fill="${shade(shadow, -0.18)}"/><circle cx="500" cy="420" r="58" fill="${mix('#7cc5e8', dark, 0.1)}"/>${fillPath('M452 440A52 52 0 0 1 520 372A70 70 0 0 0 452 440Z', '#ffffff', 'opacity="0.75"')}`;
  const nozzle = fillPath('M424 736L576 736L592 776L408 776Z', shade(dark, 0.08));
  return `<g transform="rotate(${random.chance(0.5) ? 22 : -22} 500 560)"><g opacity="0.45">${smoke.join('')}</g>${flame}${nozzle}${fins}${body}${side}${nose}${band}${window}</g>`;
}
