import { mix, shade } from '../color.ts';
import { fillPath, mirrored, type Paint, strokePath } from './paint.ts';

const SKINS = ['#f3cfb3', '#e2ad86', '#c68a5f', '#9a6240', '#6d4330'] as const;

/** A bust with closed eyes, half of the face in shadow. */
export function drawPortrait({ light, dark, accent, random }: Paint): string {
  const skin = random.pick(SKINS);
  const hair = mix(random.pick(['#2a1c1a', '#51301f', '#20242e', '#8a4a24']), dark, 0.3);
  const isLong = random.chance(0.6);
  const shadow = mix(skin, shade(hair, 0.05), 0.42);
  const head =
    'M345 420C345 290 425 222 500 222C575 222 655 290 655 420C655 545 590 656 500 668C410 656 345 545 345 420Z';
  const back = isLong
    ? fillPath(
        'M262 560C232 260 370 128 500 128C630 128 768 260 738 560C744 700 790 790 760 880C690 860 640 800 622 720L378 720C360 800 310 860 240 880C210 790 256 700 262 560Z',
        hair,
      )
    : fillPath(
        'M318 430C288 230 400 138 510 140C640 142 716 250 684 440C690 500 676 540 664 560L336 560C326 540 312 500 318 430Z',
        hair,
      );
  const shoulders = fillPath('M90 1000C104 850 250 778 398 744L602 744C750 778 896 850 910 1000Z', accent);
  const fold = fillPath('M602 744C750 778 896 850 910 1000L560 1000C640 920 640 820 602 744Z', shade(accent, -0.07));
  const neck = fillPath('M428 600L424 748C452 806 548 806 576 748L572 600Z', shadow);
  const collar = strokePath('M398 748C430 850 570 850 602 748', mix(accent, light, 0.65), 22);
  const side = fillPath(
    'M500 222C575 222 655 290 655 420C655 545 590 656 500 668C552 600 560 560 536 520C556 470 560 330 500 222Z',
    shadow,
    'opacity="0.75"',
  );
  const fringe =
    fillPath('M340 450C318 300 392 208 500 206C470 290 420 330 340 450Z', hair) +
    fillPath('M660 456C686 296 604 204 470 206C520 300 590 330 660 456Z', shade(hair, 0.035));
  const gloss = strokePath('M392 268C430 226 480 210 540 214', shade(hair, 0.16), 9, 'opacity="0.55"');
  const face = [
    mirrored(strokePath('M394 452Q428 474 462 452', shade(hair, -0.02), 9)),
    mirrored(strokePath('M390 404Q424 382 464 398', hair, 10, 'opacity="0.85"')),
    strokePath('M506 446Q526 510 518 534Q504 546 488 538', shadow, 9),
    fillPath('M458 588Q482 572 500 582Q518 572 542 588Q500 628 458 588Z', mix('#c04a56', skin, 0.3)),
    strokePath('M458 588Q500 596 542 588', '#7a2a35', 4, 'opacity="0.6"'),
    mirrored(`<ellipse cx="402" cy="532" rx="36" ry="22" fill="#e05a5f" opacity="0.2"/>`),
  ];
  const earrings = mirrored(`<circle cx="342" cy="556" r="15" fill="${mix(light, '#f2c14e', 0.6)}"/>`);
  return (
    back + neck + shoulders + fold + collar + fillPath(head, skin) + side + face.join('') + fringe + gloss + earrings
  );
}
