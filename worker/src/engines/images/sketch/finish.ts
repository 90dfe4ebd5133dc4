import type { OverlayOptions, Sharp, SharpConstructor } from 'sharp';
import { drawCaption } from './caption.ts';
import { paintWet } from './paint-wet.ts';
import { Random } from './random.ts';
import type { StyleLook } from './styles.ts';

type Size = { width: number; height: number };

const PIXELS_ACROSS = 64;
/** Colours of a style that has no gradients. */
const INKS = { cels: 15, print: 7 };
const GRAIN_SIDE = 256;

/** Makes the drawn layers into the finished picture: colour, texture, and the caption over it all. */
export async function finishPicture(
  sharp: SharpConstructor,
  svg: string,
  { size, look }: { size: Size; look: StyleLook },
): Promise<Buffer> {
  const { saturation, brightness, contrast, pivot, finish } = look;
  const toned = sharp(Buffer.from(svg), { limitInputPixels: false })
    .flatten({ background: '#ffffff' })
    .modulate({ saturation, brightness })
    .linear(contrast, pivot * (1 - contrast));
  const reduced = await reduceColors(sharp, toned, { size, look });
  const flat = await reduced.raw().toBuffer({ resolveWithObject: true });
  const pixels = finish === 'paper' ? paintWet({ ...flat.info, data: flat.data }, unit(size)) : flat.data;
  const overlays = [...createOverlays(size, look), { input: Buffer.from(drawCaption(size.width, size.height).markup) }];
  const { width, height, channels } = flat.info;
  return sharp(pixels, { raw: { width, height, channels } })
    .composite(overlays)
    .png({ compressionLevel: 6 })
    .toBuffer();
}

/** Fewer colours, or fewer squares, where that is the style. */
async function reduceColors(
  sharp: SharpConstructor,
  picture: Sharp,
  { size, look: { finish } }: { size: Size; look: StyleLook },
): Promise<Sharp> {
  if (finish === 'pixels') return makePixels(sharp, picture, size);
  if (finish !== 'print' && finish !== 'cels') return picture;
  const few = await picture.png({ palette: true, colours: INKS[finish], dither: 0 }).toBuffer();
  return sharp(few).toColourspace('srgb').removeAlpha();
}

/** Few colours on few squares. */
async function makePixels(sharp: SharpConstructor, picture: Sharp, { width, height }: Size): Promise<Sharp> {
  const across = Math.round((PIXELS_ACROSS * width) / Math.max(width, height));
  const small = await picture.toColourspace('srgb').png().toBuffer();
  const few = await sharp(small)
    .resize({ width: across, kernel: 'lanczos3' })
    .png({ palette: true, colours: 24, dither: 0.5 })
    .toBuffer();
  return sharp(few).resize({ width, height, fit: 'fill', kernel: 'nearest' }).removeAlpha();
}

function createOverlays(size: Size, { grain, vignette, finish }: StyleLook): OverlayOptions[] {
  const overlays: OverlayOptions[] = [];
  const svg = (markup: string): Buffer => wrapSvg(size, markup);
  if (finish === 'letterbox') overlays.push({ input: svg(createFlare(size)), blend: 'screen' });
  if (finish === 'bokeh') overlays.push({ input: svg(createBokeh(size)), blend: 'screen' });
  if (finish === 'print') overlays.push({ ...createDots(unit(size)), tile: true, blend: 'multiply' });
  if (finish === 'paper') overlays.push({ input: svg(createPaper(size)), blend: 'over' });
  if (vignette > 0) overlays.push({ input: svg(createVignette(vignette)), blend: 'multiply' });
  if (grain > 0) overlays.push({ ...createGrain(grain, size), tile: true, blend: 'soft-light' });
  if (finish === 'letterbox') overlays.push({ input: svg(createBars(size)), blend: 'over' });
  return overlays;
}

/** A thousandth of the shorter side. */
const unit = ({ width, height }: Size): number => Math.min(width, height) / 1_000;

const wrapSvg = ({ width, height }: Size, markup: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${markup}</svg>`);

/** Grey noise that soft light turns into grain; made of our own numbers, so that every run has the same. */
function createGrain(strength: number, { width, height }: Size): OverlayOptions {
  const side = Math.min(GRAIN_SIDE, width, height);
  const random = new Random('grain');
  const data = Buffer.alloc(side * side * 4);
  for (let at = 0; at < data.length; at += 4) {
    const value = 128 + (random.next() + random.next() - 1) * 110;
    data.fill(Math.round(value), at, at + 3);
    data[at + 3] = Math.round(255 * strength);
  }
  return { input: data, raw: { width: side, height: side, channels: 4 } };
}

const createVignette = (strength: number): string =>
  `<defs><radialGradient id="v" cx="0.5" cy="0.46" r="0.78"><stop offset="0.5" stop-color="#fff"/><stop offset="1" stop-color="${grey(1 - strength)}"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#v)"/>`;

const grey = (value: number): string =>
  `#${Math.round(value * 255)
    .toString(16)
    .padStart(2, '0')
    .repeat(3)}`;

/** Cool shadows, a warm middle, and the long streak of a wide lens. */
const createFlare = ({ width, height }: Size): string =>
  `<defs><linearGradient id="t" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#06242c"/><stop offset="0.55" stop-color="#2a1404"/><stop offset="1" stop-color="#041c26"/></linearGradient><linearGradient id="s" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#5fb6ff" stop-opacity="0"/><stop offset="0.5" stop-color="#bfe2ff" stop-opacity="0.5"/><stop offset="1" stop-color="#5fb6ff" stop-opacity="0"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#t)"/><rect x="0" y="${height * 0.392}" width="${width}" height="${height * 0.004}" fill="url(#s)"/>`;

const createBars = ({ width, height }: Size): string => {
  const bar = Math.round(height * 0.11);
  return `<rect width="${width}" height="${bar}" fill="#060608"/><rect y="${height - bar}" width="${width}" height="${bar}" fill="#060608"/>`;
};

function createBokeh({ width, height }: Size): string {
  const random = new Random('bokeh');
  const u = unit({ width, height });
  return Array.from({ length: 15 }, () => {
    const [x, y, r] = [random.between(0, 1) * width, random.between(0.55, 1) * height, random.between(16, 58) * u];
    const opacity = random.between(0.04, 0.13).toFixed(3);
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" fill="#ffe9c4" opacity="${opacity}"/><circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" fill="none" stroke="#fff2da" stroke-width="${(1.6 * u).toFixed(2)}" opacity="${opacity}"/>`;
  }).join('');
}

/** The dots of a print on warm paper, as one tile. */
function createDots(u: number): OverlayOptions {
  const side = Math.max(4, Math.round(11 * u));
  const radius = side * 0.17;
  const data = Buffer.alloc(side * side * 4, 255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      // One in the middle and one at the corners: rows that stand aslant.
      const middle = Math.hypot(x - side / 2, y - side / 2);
      const corner = Math.hypot(Math.min(x, side - x), Math.min(y, side - y));
      const ink = Math.min(1, Math.max(0, radius + 0.5 - Math.min(middle, corner)));
      data.set([255 - 34 * ink, 250 - 48 * ink, 240 - 62 * ink].map(Math.round), (y * side + x) * 4);
    }
  }
  return { input: data, raw: { width: side, height: side, channels: 4 } };
}

/** A border of bare paper whose inner edge is where the brush stopped. */
function createPaper({ width, height }: Size): string {
  const u = unit({ width, height });
  const random = new Random('paper');
  const [inset, step] = [30 * u, 5 * u];
  const points: string[] = [];
  let sway = 0;
  const add = (x: number, y: number, inwards: readonly [number, number]) => {
    sway = sway * 0.86 + random.between(-3.4, 3.4) * u;
    points.push(`${(x + inwards[0] * sway).toFixed(1)} ${(y + inwards[1] * sway).toFixed(1)}`);
  };
  for (let x = inset; x < width - inset; x += step) add(x, inset, [0, 1]);
  for (let y = inset; y < height - inset; y += step) add(width - inset, y, [1, 0]);
  for (let x = width - inset; x > inset; x -= step) add(x, height - inset, [0, 1]);
  for (let y = height - inset; y > inset; y -= step) add(inset, y, [1, 0]);
  return `<path fill-rule="evenodd" fill="#fdfaf2" d="M0 0H${width}V${height}H0ZM${points.join('L')}Z"/>`;
}
