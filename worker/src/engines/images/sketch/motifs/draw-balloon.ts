import { mix, shade } from '../color.ts';
import { fillPath, type Paint, strokePath } from './paint.ts';

/** A hot-air balloon of coloured gores, and two more far off. */
export function drawBalloon({ light, dark, accent }: Paint): string {
  const tones = [accent, mix(light, '#ffffff', 0.5), shade(mix(accent, dark, 0.45), 0.04)] as const;
  return (
    drawOne(500, 60, 1, tones) +
    drawOne(40, 330, 0.3, [tones[2], tones[1], accent]) +
    drawOne(930, 150, 0.22, [tones[1], accent, tones[2]])
  );
}

function drawOne(
  x: number,
  y: number,
  scale: number,
  [first, second, third]: readonly [string, string, string],
): string {
  const widths = [300, 214, 112, 0];
  const gores = widths.flatMap((half, index) => {
    if (half === 0) return [];
    const tone = [first, second, third][index] ?? first;
    const foot = half * 0.2;
    return fillPath(
      `M0 0C${half * 0.75} 0 ${half} 140 ${half} 280C${half} 440 ${foot * 2.2} 540 ${foot} 640H${-foot}C${-foot * 2.2} 540 ${-half} 440 ${-half} 280C${-half} 140 ${-half * 0.75} 0 0 0Z`,
      tone,
    );
  });
  const middle = fillPath(
    'M0 0C30 0 42 140 42 280C42 440 20 540 10 640H-10C-20 540 -42 440 -42 280C-42 140 -30 0 0 0Z',
    first,
  );
  const shadow = fillPath(
    'M0 0C225 0 300 140 300 280C300 440 132 540 60 640H24C150 500 230 260 0 0Z',
    '#101020',
    'opacity="0.16"',
  );
  const gloss = fillPath('M-120 60C-220 120 -252 220 -240 320C-216 220 -180 130 -120 60Z', '#ffffff', 'opacity="0.4"');
  const ropes = strokePath('M-56 642L-40 756M56 642L40 756M-16 642L-14 756M16 642L14 756', '#4a3a2e', 4);
  const basket =
    fillPath('M-52 752H52L42 828Q0 842 -42 828Z', '#8a5a34') +
    fillPath('M-56 744H56V764H-56Z', '#5f3d24') +
    strokePath('M-46 784H46M-44 806H44', '#5f3d24', 4, 'opacity="0.6"');
  return `<g transform="translate(${x} ${y}) scale(${scale})">${ropes}${gores.join('')}${middle}${shadow}${gloss}${basket}</g>`;
}
