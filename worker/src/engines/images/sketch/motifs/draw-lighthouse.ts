import { mix, shade } from '../color.ts';
import { fillPath, type Paint } from './paint.ts';

/** A striped tower on its rock, with both beams of its lamp. */
export function drawLighthouse({ light, dark, accent, random }: Paint): string {
  const white = mix(light, '#ffffff', 0.6);
  const beam = mix('#fff1c4', light, 0.3);
  const beams =
    fillPath('M500 214L-900 40L-900 420Z', beam, 'opacity="0.2"') +
    fillPath('M500 214L1900 60L1900 400Z', beam, 'opacity="0.2"') +
    `<circle cx="500" cy="214" r="120" fill="${beam}" opacity="0.28"/>`;
  const edge = (y: number) => 62 + ((y - 290) / 560) * 62;
  const stripes = [290, 402, 514, 626, 738].map((y, index) => {
    const [a, b] = [edge(y), edge(y + 112)];
    return fillPath(`M${500 - a} ${y}H${500 + a}L${500 + b} ${y + 113}H${500 - b}Z`, index % 2 === 0 ? accent : white);
  });
  const shadow = fillPath(`M530 290H562L624 850H560Z`, dark, 'opacity="0.24"');
  const gallery = fillPath('M416 268H584V294H416Z', shade(dark, 0.04));
  const lamp =
    fillPath('M448 168H552V268H448Z', '#ffe9a8') +
    fillPath('M448 168H458V268H448ZM495 168H505V268H495ZM542 168H552V268H542Z', shade(dark, 0.04));
  const dome =
    fillPath('M434 170Q500 60 566 170Z', accent) +
    fillPath('M500 106Q548 118 566 170H520Z', shade(accent, -0.08)) +
    fillPath('M496 58H504V112H496Z', dark);
  const windows = [350, 560, 700].map(
    (y) => `<rect x="486" y="${y}" width="28" height="44" rx="14" fill="${shade(dark, 0.02)}"/>`,
  );
  const rocks = Array.from({ length: 9 }, (_, index) => {
    const x = 210 + index * 72;
    const tall = 224 - Math.abs(index - 4) * 40 + random.between(-16, 16);
    const tone = shade(mix(dark, light, 0.16), random.between(-0.03, 0.06));
    return fillPath(
      `M${x - 92} 1010L${x - 50} ${1000 - tall * 0.7}L${x + 6} ${1000 - tall}L${x + 66} ${1000 - tall * 0.6}L${x + 100} 1010Z`,
      tone,
    );
  });
  const foam = [0, 1].map(
    (ring) =>
      `<ellipse cx="500" cy="${1006 + ring * 12}" rx="${392 + ring * 60}" ry="${20 + ring * 8}" fill="${white}" opacity="${0.4 - ring * 0.2}"/>`,
  );
  return foam.join('') + beams + stripes.join('') + shadow + windows.join('') + gallery + lamp + dome + rocks.join('');
}
