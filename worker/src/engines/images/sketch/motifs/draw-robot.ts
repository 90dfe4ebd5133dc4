import { mix, shade } from '../color.ts';
import { fillPath, mirrored, type Paint, strokePath } from './paint.ts';

/** A friendly robot from the waist up. */
export function drawRobot({ light, dark, accent, random }: Paint): string {
  const metal = mix(mix(light, '#dfe6ee', 0.6), accent, 0.08);
  const shadow = mix(metal, dark, 0.3);
  const eye = random.pick(['#54e0e8', '#ffd166', '#7df0a8']);
  const antenna =
    strokePath('M500 236V130', shadow, 16) +
    `<circle cx="500" cy="112" r="36" fill="${accent}"/><circle cx="488" cy="100" r="11" fill="#fff" opacity="0.7"/>`;
  const ears = mirrored(
    `<rect x="226" y="360" width="62" height="140" rx="28" fill="${accent}"/><rect x="226" y="360" width="26" height="140" rx="13" fill="${shade(accent, 0.06)}"/>`,
  );
  const head =
    `<rect x="270" y="230" width="460" height="390" rx="120" fill="${metal}"/>` +
    fillPath(
      'M610 230C676 230 730 284 730 350V500C730 566 676 620 610 620H560C640 580 660 300 560 230Z',
      shadow,
      'opacity="0.75"',
    );
  const visor =
    `<rect x="324" y="318" width="352" height="200" rx="94" fill="${shade(dark, -0.02)}"/>` +
    fillPath(
      'M372 340C420 326 520 326 560 332C500 350 420 356 350 400C352 372 360 350 372 340Z',
      '#ffffff',
      'opacity="0.16"',
    );
  const eyes = mirrored(
    `<circle cx="424" cy="416" r="54" fill="${eye}" opacity="0.2"/><circle cx="424" cy="416" r="38" fill="${eye}"/><circle cx="436" cy="402" r="11" fill="#fff"/>`,
  );
  const mouth = strokePath('M456 572Q500 596 544 572', shade(shadow, -0.15), 11);
  const neck =
    `<rect x="440" y="612" width="120" height="80" fill="${shadow}"/>` +
    strokePath('M440 640H560M440 664H560', shade(shadow, -0.1), 6);
  const arms = mirrored(
    `<rect x="134" y="706" width="120" height="330" rx="60" fill="${shadow}"/><circle cx="206" cy="744" r="78" fill="${accent}"/><circle cx="190" cy="724" r="24" fill="${shade(accent, 0.08)}"/>`,
  );
  const body =
    fillPath('M250 1010V800C250 726 300 680 372 680H628C700 680 750 726 750 800V1010Z', metal) +
    fillPath('M628 680C700 680 750 726 750 800V1010H600C660 900 660 760 600 680Z', shadow, 'opacity="0.7"');
  const panel =
    `<rect x="370" y="764" width="260" height="170" rx="36" fill="${shade(dark, 0.04)}"/><circle cx="432" cy="848" r="32" fill="${accent}"/><circle cx="432" cy="848" r="14" fill="#fff" opacity="0.7"/>` +
    strokePath('M492 822H586M492 850H560M492 878H576', eye, 11, 'opacity="0.85"');
  return antenna + ears + arms + neck + head + visor + eyes + mouth + body + panel;
}
