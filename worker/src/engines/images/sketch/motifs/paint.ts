import type { Random } from '../random.ts';

/** The colours of a motif. It is drawn in a square of 1,000, standing on its lower edge. */
export type Paint = {
  light: string;
  body: string;
  dark: string;
  accent: string;
  /** Whether it is night: windows are lit. */
  night: boolean;
  random: Random;
};

export const fillPath = (data: string, color: string, attributes = ''): string =>
  `<path d="${data}" fill="${color}" ${attributes}/>`;

export const strokePath = (data: string, color: string, width: number, attributes = ''): string =>
  `<path d="${data}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${attributes}/>`;

/** The same once more, mirrored at the middle line. */
export const mirrored = (markup: string): string =>
  `${markup}<g transform="translate(1000 0) scale(-1 1)">${markup}</g>`;
