import { mix, shade } from '../color.ts';
import { fillPath, mirrored, type Paint, strokePath } from './paint.ts';

/** A sitting cat, or with `fox` a fox: pointed face, white cheeks, bushy tail. */
export function drawCat({ light, dark, accent, random }: Paint, fox = false): string {
  const fur = fox
    ? mix('#d9642a', accent, 0.15)
    : mix(random.pick(['#2b2a33', '#c98a4a', '#8b8f9a', '#efe6d8', '#4a3b35']), dark, 0.1);
  const shadow = shade(fur, -0.075);
  const bright = shade(fur, 0.07);
  const cream = mix(light, '#fff6e8', 0.5);
  const tail = fox
    ? fillPath('M660 960C830 990 940 860 880 700C860 640 800 620 776 670C800 760 740 850 640 880Z', shadow) +
      fillPath('M880 700C860 640 800 620 776 670C784 700 784 730 776 760C820 750 862 730 880 700Z', cream)
    : strokePath('M640 948C850 980 916 800 826 690', fur, 64) +
      strokePath('M826 690C838 706 848 722 852 744', shadow, 58);
  const body = fillPath('M318 1000C256 850 300 640 404 548L596 548C700 640 744 850 682 1000Z', fur);
  const side = fillPath('M596 548C700 640 744 850 682 1000L560 1000C640 880 640 700 560 560Z', shadow);
  const chest = fillPath(
    'M424 590C392 700 408 820 452 900C480 930 520 930 548 900C592 820 608 700 576 590Z',
    fox ? cream : bright,
    'opacity="0.9"',
  );
  const legs = mirrored(strokePath('M452 812C446 880 446 930 448 988', shadow, 7, 'opacity="0.7"'));
  const paws = mirrored(
    `<ellipse cx="424" cy="984" rx="62" ry="28" fill="${fox ? mix(fur, '#20181c', 0.75) : bright}"/>`,
  );
  const earShape = fox ? 'M306 330L286 92Q392 150 460 256Z' : 'M312 340L304 142Q396 186 456 252Z';
  const inner = fox ? 'M334 296L318 150Q386 194 424 250Z' : 'M338 300L332 196Q390 222 424 256Z';
  const ears = mirrored(fillPath(earShape, fur) + fillPath(inner, mix(accent, '#e9a0a0', 0.5)));
  const head = fox
    ? fillPath(
        'M282 380C300 270 400 226 500 226C600 226 700 270 718 380C700 470 590 560 500 606C410 560 300 470 282 380Z',
        fur,
      )
    : `<ellipse cx="500" cy="404" rx="212" ry="180" fill="${fur}"/>`;
  const muzzle = fox
    ? mirrored(fillPath('M282 380C330 440 420 430 470 500L500 606C410 560 300 470 282 380Z', cream))
    : `<ellipse cx="500" cy="484" rx="86" ry="60" fill="${bright}"/>` +
      fillPath('M470 226L500 330L530 226ZM400 240L432 312L452 234ZM600 240L568 312L548 234Z', shadow, 'opacity="0.7"');
  const iris = random.pick(['#f2c94c', '#7ac7a0', '#8cc6e8']);
  const eye = fox
    ? `${fillPath('M368 390Q410 352 452 400Q404 420 368 390Z', '#1d1a20')}<circle cx="414" cy="384" r="8" fill="#fff"/>`
    : `<ellipse cx="414" cy="396" rx="46" ry="42" fill="${iris}"/><ellipse cx="414" cy="396" rx="17" ry="38" fill="#15131a"/><circle cx="427" cy="380" r="10" fill="#fff"/>`;
  const eyes = `${eye}<g transform="translate(1000 0) scale(-1 1)">${eye}</g>`;
  const nose = fox
    ? '<ellipse cx="500" cy="590" rx="31" ry="24" fill="#1d1a20"/>'
    : fillPath('M474 452Q500 440 526 452Q514 482 500 486Q486 482 474 452Z', mix(accent, '#d9848a', 0.6));
  const mouth = fox ? '' : strokePath('M500 486L500 504M456 512Q482 532 500 504Q518 532 544 512', shade(fur, -0.22), 7);
  const whiskers = mirrored(strokePath('M414 486L240 458M414 504L236 512M420 522L256 562', cream, 4, 'opacity="0.75"'));
  return tail + body + side + chest + legs + paws + ears + head + muzzle + eyes + nose + mouth + (fox ? '' : whiskers);
}
