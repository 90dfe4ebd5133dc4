import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { IMAGE_UPLOAD_BYTES_MAX } from '../../lib/constants.ts';
import { convertToPng } from '../../lib/pictures/convert-to-png.ts';
import { reencodePicture } from '../../lib/pictures/reencode-picture.ts';
import { reencodePreview } from '../../lib/pictures/reencode-preview.ts';
import { makePng, makePngChunk } from '../helpers/make-png.ts';

// Megabytes, on a machine that may have other work.
vi.setConfig({ testTimeout: 30_000 });

type Colour = { r: number; g: number; b: number };
const RED: Colour = { r: 220, g: 30, b: 30 };
const BLUE: Colour = { r: 30, g: 30, b: 220 };

/** Left half of one colour, right half of another: shows turning, mirroring and wrong colours. */
function halves(width: number, height: number, left = RED, right = BLUE) {
  const part = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: right } };
  return sharp({ create: { width, height, channels: 3, background: left } }).composite([
    { input: part, left: Math.floor(width / 2), top: 0 },
  ]);
}
async function colourAt(bytes: Buffer, left: number, top: number): Promise<Colour> {
  const area = sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha();
  const [r = -1, g = -1, b = -1] = await area.raw().toBuffer();
  return { r, g, b };
}
function expectNear(found: Colour, wanted: Colour, tolerance = 14): void {
  for (const channel of ['r', 'g', 'b'] as const)
    expect(Math.abs(found[channel] - wanted[channel]), JSON.stringify(found)).toBeLessThanOrEqual(tolerance);
}
const toPng = (bytes: Buffer) => convertToPng({ key: 'a file', load: async () => bytes });
const refused = (bytes: Uint8Array) =>
  reencodePicture(bytes).then(
    () => null,
    (error: unknown) => error,
  );

test.each(['png', 'jpeg', 'webp'] as const)('default: a %s becomes a WebP and two thumbnails', async (format) => {
  const bytes = await halves(1_216, 832).toFormat(format).toBuffer();
  const { full, thumbs, width, height } = await reencodePicture(bytes);
  expect({ width, height, type: full.type }).toEqual({ width: 1_216, height: 832, type: 'image/webp' });
  expect(await sharp(full.bytes).metadata()).toMatchObject({ format: 'webp', width: 1_216, height: 832 });
  expect(await sharp(thumbs.webp).metadata()).toMatchObject({ format: 'webp', width: 512, height: 350 });
  // Reading AVIF is switched off in this process: by its header, as a browser recognises it.
  expect(thumbs.avif.toString('latin1', 4, 12)).toBe('ftypavif');
  expectNear(await colourAt(full.bytes, 100, 100), RED);
  expectNear(await colourAt(full.bytes, 1_100, 100), BLUE);
});

test('behavior: a download is the same picture as a PNG', async () => {
  const { full } = await reencodePicture(await halves(64, 64).png().toBuffer());
  const png = await toPng(full.bytes);
  expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 64, height: 64 });
  expectNear(await colourAt(png, 5, 5), RED);
});

test('behavior: a picture smaller than a thumbnail stays as small, down to one pixel', async () => {
  const { thumbs, width, height } = await reencodePicture(await halves(1, 1, RED, RED).png().toBuffer());
  expect({ width, height }).toEqual({ width: 1, height: 1 });
  expect(await sharp(thumbs.webp).metadata()).toMatchObject({ width: 1, height: 1 });
});

test('behavior: a picture of the largest side is taken, and transparency kept', async () => {
  const clear = { create: { width: 4_096, height: 8, channels: 4 as const, background: { ...RED, alpha: 0.5 } } };
  const { full, width } = await reencodePicture(await sharp(clear).png().toBuffer());
  expect(width).toBe(4_096);
  expect(await sharp(full.bytes).metadata()).toMatchObject({ hasAlpha: true });
});

test('behavior: orientation is applied, and nothing of the metadata is left', async () => {
  const bytes = await halves(80, 40)
    .withExif({ IFD0: { Copyright: 'Jane Secret' }, IFD3: { GPSLatitude: '51/1 30/1 3230/100', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();
  expect(bytes.includes('Jane Secret')).toBe(true);
  const { full, thumbs, width, height } = await reencodePicture(bytes);
  expect({ width, height }).toEqual({ width: 40, height: 80 });
  // A quarter turn clockwise: left becomes top.
  expectNear(await colourAt(full.bytes, 20, 8), RED);
  expectNear(await colourAt(full.bytes, 20, 72), BLUE);
  for (const file of [full.bytes, thumbs.webp, thumbs.avif, await toPng(full.bytes)]) {
    for (const trace of ['Jane Secret', 'Exif', 'GPS', 'EXIF', 'eXIf']) expect(file.includes(trace), trace).toBe(false);
  }
});

test('behavior: colours come out in sRGB, from a wide profile, CMYK, grey and 16 bits', async () => {
  const wide = await halves(64, 64).withIccProfile('p3').png().toBuffer();
  expect((await sharp(wide).metadata()).icc).toBeDefined();
  const cmyk = await halves(64, 64).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
  expect(await sharp(cmyk).metadata()).toMatchObject({ space: 'cmyk' });
  const deep = await halves(64, 64).toColourspace('rgb16').png().toBuffer();
  expect(await sharp(deep).metadata()).toMatchObject({ depth: 'ushort' });
  for (const [bytes, tolerance] of [
    [wide, 14],
    [cmyk, 45],
    [deep, 14],
  ] as const) {
    const { full } = await reencodePicture(bytes);
    expect(await sharp(full.bytes).metadata()).toMatchObject({ space: 'srgb', channels: 3 });
    expect((await sharp(full.bytes).metadata()).icc).toBeUndefined();
    expectNear(await colourAt(full.bytes, 5, 5), RED, tolerance);
  }
  const grey = await sharp({ create: { width: 9, height: 9, channels: 3, background: { r: 90, g: 90, b: 90 } } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
  expectNear(await colourAt((await reencodePicture(grey)).full.bytes, 4, 4), { r: 90, g: 90, b: 90 });
});

test('behavior: of an animation the first frame is kept', async () => {
  const frames = await Promise.all(
    [RED, BLUE].map((colour) => halves(32, 32, colour, colour).removeAlpha().raw().toBuffer()),
  );
  const raw = { width: 32, height: 64, channels: 3 as const, pageHeight: 32 };
  const bytes = await sharp(Buffer.concat(frames), { raw })
    .webp({ delay: [50, 50] })
    .toBuffer();
  expect(await sharp(bytes).metadata()).toMatchObject({ pages: 2 });
  const { full, height } = await reencodePicture(bytes);
  expect(height).toBe(32);
  expect((await sharp(full.bytes).metadata()).pages).toBeUndefined();
  expectNear(await colourAt(full.bytes, 16, 16), RED);
});

test('behavior: what hides behind or inside a valid picture does not come out', async () => {
  const html = '<html><script>alert(1)</script></html>';
  const png = await halves(32, 32).png().toBuffer();
  const end = png.length - 12;
  const comment = makePngChunk('tEXt', Buffer.from(`Comment\0${html}`, 'latin1'));
  const inside = Buffer.concat([png.subarray(0, end), comment, png.subarray(end)]);
  for (const polyglot of [inside, Buffer.concat([png, Buffer.from(html)])]) {
    const { full, thumbs } = await reencodePicture(polyglot);
    for (const file of [full.bytes, thumbs.avif, thumbs.webp]) expect(file.includes('script')).toBe(false);
  }
});

test.each([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'not a PNG'],
  [
    'an SVG with a script',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    'not a PNG',
  ],
  ['a GIF', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'), 'not a PNG'],
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'not a PNG'],
  [
    'an SVG behind the first bytes of a PNG',
    Buffer.concat([makePng({ width: 1, height: 1 }).subarray(0, 8), Buffer.from('<svg/>')]),
    'damaged',
  ],
  ['the first bytes of a JPEG alone', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'damaged'],
  ['a WebP without a picture', Buffer.from('RIFF\x04\0\0\0WEBP', 'latin1'), 'damaged'],
  ['one byte too many', Buffer.alloc(IMAGE_UPLOAD_BYTES_MAX + 1, 0xff), '20 MiB'],
])('error: %s is refused', async (_, bytes, hint) => {
  expect(await refused(bytes)).toMatchObject({
    code: 'bad_image',
    status: 422,
    message: expect.stringContaining(hint),
  });
});

test('error: a picture of 30 000 × 30 000 pixels in a hundred kilobytes is refused by its header', async () => {
  const bomb = makePng({ width: 30_000, height: 30_000 });
  expect(bomb.length).toBeLessThan(150_000);
  const before = process.memoryUsage.rss();
  expect(await refused(bomb)).toMatchObject({ code: 'bad_image', message: expect.stringContaining('4096 × 4096') });
  expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000);
  // The same claim with next to nothing behind it, and one that is long in one direction only.
  expect(await refused(makePng({ width: 30_000, height: 30_000, rows: 1 }))).toMatchObject({ code: 'bad_image' });
  expect(await refused(makePng({ width: 4_097, height: 1 }))).toMatchObject({ code: 'bad_image' });
  expect(await refused(makePng({ width: 2_147_483_647, height: 2_147_483_647, rows: 0 }))).toMatchObject({
    code: 'bad_image',
  });
});

test('error: a text in a PNG that unpacks to 200 MB costs no memory', async () => {
  const { deflateSync } = await import('node:zlib');
  const png = await halves(32, 32).png().toBuffer();
  const zeros = deflateSync(Buffer.alloc(200_000_000), { level: 9 });
  const chunk = makePngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), zeros]));
  const bomb = Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
  const before = process.memoryUsage.rss();
  // Taken without its text or refused: both are right.
  const answer = await refused(bomb);
  if (answer !== null) expect(answer).toMatchObject({ code: 'bad_image' });
  expect(process.memoryUsage.rss() - before).toBeLessThan(150_000_000);
});

test.each(['png', 'jpeg', 'webp'] as const)('error: a %s that ends too early is refused', async (format) => {
  const noise = sharp({
    create: {
      width: 256,
      height: 256,
      channels: 3,
      background: RED,
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  });
  const bytes = await noise.toFormat(format).toBuffer();
  for (const part of [0.01, 0.5, 0.95]) {
    const cut = bytes.subarray(0, Math.floor(bytes.length * part));
    expect(await refused(cut), String(part)).toMatchObject({ code: 'bad_image' });
  }
});

const JOB = { key: 'job_1' };
test('default: a preview is a small data URL', async () => {
  const url = await reencodePreview(await halves(1_024, 1_024).png().toBuffer(), JOB);
  expect(url).toMatch(/^data:image\/webp;base64,[A-Za-z0-9+/]+=*$/);
  const bytes = Buffer.from(url?.slice(url.indexOf(',') + 1) ?? '', 'base64');
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 256, height: 256 });
  await expect(reencodePreview(Buffer.from('<svg/>'), JOB)).rejects.toMatchObject({ code: 'bad_image' });
  const large = await halves(1_025, 1_024).png().toBuffer();
  await expect(reencodePreview(large, JOB)).rejects.toMatchObject({ code: 'bad_image' });
});

test('behavior: after any number of failures pictures still go through', async () => {
  const good = await halves(32, 32).png().toBuffer();
  const bad = Array.from({ length: 10 }, () => refused(Buffer.from('no picture')));
  const results = await Promise.all([...bad, reencodePicture(good), reencodePicture(good)]);
  expect(results.slice(0, 10).every((error) => error instanceof Error)).toBe(true);
  expect(results.at(-1)).toMatchObject({ width: 32 });
});
