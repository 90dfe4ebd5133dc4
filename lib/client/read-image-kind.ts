export type ImageKind = 'png' | 'jpeg' | 'webp' | 'gif' | 'heic' | 'avif' | 'svg' | 'pdf' | 'other';

/** Brands of ISO base media files (ISO/IEC 23008-12): what phones call HEIC has several names. */
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'];

/** What a file is, by its first bytes: names and declared types are often wrong, and an SVG may be called .png. */
export function readImageKind(bytes: Uint8Array): ImageKind {
  const ascii = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (ascii(0, 4) === 'GIF8') return 'gif';
  if (ascii(0, 5) === '%PDF-') return 'pdf';
  if (ascii(4, 8) === 'ftyp') {
    const brand = ascii(8, 12);
    if (brand === 'avif' || brand === 'avis') return 'avif';
    return HEIC_BRANDS.includes(brand) ? 'heic' : 'other';
  }
  const start = new TextDecoder().decode(bytes.subarray(0, 1_024)).trimStart();
  return /^(<\?xml|<!--|<!doctype svg|<svg)/i.test(start) && /<svg|<\?xml/i.test(start) ? 'svg' : 'other';
}
