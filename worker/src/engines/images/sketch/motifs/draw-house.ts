import { mix, shade } from '../color.ts';
import { fillPath, type Paint, strokePath } from './paint.ts';

/** A cottage with a gable, a chimney that smokes, and a light in its windows. */
export function drawHouse({ light, dark, accent, night, random }: Paint): string {
  const wall = mix(light, '#fff4e2', night ? 0.1 : 0.6);
  const shadow = mix(wall, dark, 0.32);
  const roof = mix(accent, dark, night ? 0.45 : 0.2);
  const glass = night ? '#ffd88a' : mix('#8fb9cf', dark, 0.25);
  const smoke = Array.from(
    { length: 7 },
    (_, index) =>
      `<circle cx="${Math.round(706 + index * 19 + random.between(-12, 12))}" cy="${Math.round(330 - index * 46)}" r="${20 + index * 8}" fill="${light}" opacity="${Math.round((0.5 - index * 0.06) * 100) / 100}"/>`,
  );
  const chimney =
    fillPath('M664 360L744 360L744 560L664 520Z', shade(roof, -0.06)) +
    fillPath('M652 344L756 344L756 376L652 376Z', shade(roof, 0.02));
  const body =
    fillPath('M180 640L820 640L820 1000L180 1000Z', wall) +
    fillPath('M560 560L820 640L820 1000L560 1000Z', shadow) +
    fillPath('M180 660L370 400L560 660L560 1000L180 1000Z', wall);
  const roofs =
    fillPath('M370 372L760 420L880 680L590 680Z', roof) +
    fillPath('M370 372L134 690L196 690L370 452L548 690L606 690Z', shade(roof, -0.07));
  const tiles = strokePath('M470 440L800 480M520 520L832 548M560 600L860 616', shade(roof, -0.1), 5, 'opacity="0.5"');
  const door =
    fillPath('M318 1000L318 836Q318 786 370 786Q422 786 422 836L422 1000Z', mix(accent, dark, 0.5)) +
    `<circle cx="404" cy="900" r="8" fill="${light}"/>`;
  const pane = (x: number, y: number, w: number, h: number) =>
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="6" fill="${glass}"/>` +
    strokePath(`M${x + w / 2} ${y}V${y + h}M${x} ${y + h / 2}H${x + w}`, wall, 8) +
    strokePath(`M${x - 10} ${y + h + 8}H${x + w + 10}`, shade(wall, -0.16), 10);
  const windows =
    pane(620, 760, 74, 92) +
    pane(730, 760, 62, 92) +
    pane(336, 574, 68, 80) +
    pane(214, 820, 66, 80) +
    pane(462, 820, 66, 80);
  const glow = night ? `<ellipse cx="500" cy="1000" rx="440" ry="60" fill="#ffd88a" opacity="0.16"/>` : '';
  const bushes = [150, 236, 560, 650, 770, 860].map(
    (x) =>
      `<ellipse cx="${x}" cy="1000" rx="${Math.round(random.between(54, 84))}" ry="${Math.round(random.between(34, 62))}" fill="${shade(dark, random.between(0, 0.06))}"/>`,
  );
  return smoke.join('') + glow + chimney + body + roofs + tiles + door + windows + bushes.join('');
}
