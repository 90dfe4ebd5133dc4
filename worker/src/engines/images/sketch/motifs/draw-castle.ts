import { mix, shade } from '../color.ts';
import { fillPath, type Paint } from './paint.ts';

/** Towers of different heights around a gate, with pointed roofs and flags. */
export function drawCastle({ light, dark, accent, night, random }: Paint): string {
  const wall = mix(mix(light, '#d9d2c4', 0.5), dark, night ? 0.5 : 0.28);
  const glass = night ? '#ffd88a' : shade(wall, -0.24);
  const towers = [
    { x: 500, top: 250, wide: 150 },
    { x: 330, top: 400, wide: 112 },
    { x: 676, top: 360, wide: 118 },
    { x: 188, top: 560, wide: 120 },
    { x: 822, top: 520, wide: 124 },
  ];
  const drawn = towers.map(({ x, top, wide }) => {
    const [left, right] = [x - wide / 2, x + wide / 2];
    const tone = shade(wall, random.between(-0.03, 0.03));
    const body =
      fillPath(`M${left} ${top}H${right}V1000H${left}Z`, tone) +
      fillPath(`M${x + wide * 0.12} ${top}H${right}V1000H${x + wide * 0.12}Z`, shade(tone, -0.07));
    const rim = fillPath(`M${left - 12} ${top - 14}H${right + 12}V${top + 26}H${left - 12}Z`, shade(tone, 0.02));
    const roof =
      fillPath(
        `M${left - 18} ${top - 14}L${x} ${top - wide * 1.35}L${right + 18} ${top - 14}Z`,
        mix(accent, dark, 0.22),
      ) + fillPath(`M${x} ${top - wide * 1.35}L${right + 18} ${top - 14}H${x + wide * 0.1}Z`, mix(accent, dark, 0.42));
    const peak = top - wide * 1.35;
    const flag = fillPath(
      `M${x - 2} ${peak + 6}V${peak - 54}H${x + 2}V${peak + 6}ZM${x + 2} ${peak - 54}L${x + 52} ${peak - 38}L${x + 2} ${peak - 22}Z`,
      accent,
    );
    const slits = [0.16, 0.42, 0.68].map(
      (t) =>
        `<rect x="${x - 9}" y="${Math.round(top + 40 + t * 300)}" width="18" height="42" rx="9" fill="${random.chance(0.75) ? glass : shade(wall, -0.24)}"/>`,
    );
    return flag + roof + body + rim + slits.join('');
  });
  const merlons = Array.from({ length: 12 }, (_, index) => `M${130 + index * 64} 700h34v40h-34Z`);
  const curtain =
    fillPath('M130 728H870V1000H130Z', shade(wall, -0.02)) + fillPath(merlons.join(''), shade(wall, -0.02));
  const gate =
    fillPath('M428 1000V872Q428 800 500 800Q572 800 572 872V1000Z', shade(dark, -0.03)) +
    fillPath(
      'M412 1000V872Q412 784 500 784Q588 784 588 872V1000H572V872Q572 800 500 800Q428 800 428 872V1000Z',
      shade(wall, -0.12),
    );
  const [keep = '', ...others] = drawn;
  return others.join('') + keep + curtain + gate;
}
