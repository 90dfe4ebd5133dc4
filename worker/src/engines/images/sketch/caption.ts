import lettering from './caption.json' with { type: 'json' };

/**
 * What is burned into every sketch; its outlines are those of the Geist typeface, so that no font is needed. It has a place of
 * its own: a band at the lower left, dark enough for white letters on anything.
 */
export function drawCaption(
  width: number,
  height: number,
): { markup: string; left: number; top: number; width: number; height: number } {
  const size = Math.min(width, height) * 0.0235;
  const [padX, tall] = [size * 0.85, size * 2.05];
  const scale = size / lettering.unitsPerEm;
  const wide = lettering.width * scale + padX * 2;
  const margin = size * 1.1;
  const [left, top] = [margin, height - margin - tall];
  const base = top + tall / 2 + size * 0.34;
  const round = (value: number) => Math.round(value * 100) / 100;
  const band = `<rect x="${round(left)}" y="${round(top)}" width="${round(wide)}" height="${round(tall)}" rx="${round(tall / 2)}" fill="#0b0a14" fill-opacity="0.66"/>`;
  const letters = `<path transform="translate(${round(left + padX)} ${round(base)}) scale(${scale})" d="${lettering.path}" fill="#fff"/>`;
  return {
    markup: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${band}${letters}</svg>`,
    left: Math.floor(left),
    top: Math.floor(top),
    width: Math.ceil(wide),
    height: Math.ceil(tall),
  };
}
