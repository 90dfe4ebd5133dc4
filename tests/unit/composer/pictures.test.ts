import { describe, expect, test } from 'vitest';
import { fitWithin } from '../../../lib/client/fit-within.ts';
import { readImageKind } from '../../../lib/client/read-image-kind.ts';
import { readImageSize } from '../../../lib/client/read-image-size.ts';

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));

const PNG = bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 3, 32], [0, 0, 2, 88]);
/** An Exif segment whose preview has a frame header of its own: only the picture's may count. */
const JPEG = bytes(
  [0xff, 0xd8, 0xff, 0xe1, 0, 12],
  [0xff, 0xc0, 0, 17, 8, 0, 1, 0, 1, 0],
  [0xff, 0xc4, 0, 4, 0, 0],
  [0xff, 0xc2, 0, 17, 8, 0x02, 0x58, 0x03, 0x20],
);
const WEBP = {
  extended: bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0], [0x1f, 3, 0], [0x57, 2, 0]),
  lossless: bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f], [0x1f, 0xc3, 0x95, 0]),
  lossy: bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a], [0x20, 3, 0x58, 2]),
};

describe('what a file is', () => {
  test('default: is read from its first bytes', () => {
    expect(readImageKind(PNG)).toBe('png');
    expect(readImageKind(JPEG)).toBe('jpeg');
    for (const file of Object.values(WEBP)) expect(readImageKind(file)).toBe('webp');
    expect(readImageKind(bytes('GIF89a'))).toBe('gif');
    expect(readImageKind(bytes('%PDF-1.7'))).toBe('pdf');
    expect(readImageKind(bytes([0, 0, 0, 24], 'ftypheic'))).toBe('heic');
    expect(readImageKind(bytes([0, 0, 0, 24], 'ftypmif1'))).toBe('heic');
    expect(readImageKind(bytes([0, 0, 0, 24], 'ftypavif'))).toBe('avif');
    expect(readImageKind(bytes([0, 0, 0, 24], 'ftypisom'))).toBe('other');
    expect(readImageKind(bytes('plain words'))).toBe('other');
    expect(readImageKind(bytes(''))).toBe('other');
  });

  test('behavior: an SVG is one with or without its preamble', () => {
    const preambles = ['', '<?xml version="1.0"?>\n', '<!-- made by hand -->\n', '\n  ', '<!DOCTYPE svg>'];
    for (const start of preambles) expect(readImageKind(bytes(start, '<svg xmlns="x"/>'))).toBe('svg');
  });
});

describe('the size in a header', () => {
  test('default: is found in every format', () => {
    const size = { width: 800, height: 600 };
    expect(readImageSize(PNG, 'png')).toEqual(size);
    expect(readImageSize(JPEG, 'jpeg')).toEqual(size);
    expect(readImageSize(WEBP.extended, 'webp')).toEqual(size);
    expect(readImageSize(WEBP.lossless, 'webp')).toEqual(size);
    expect(readImageSize(WEBP.lossy, 'webp')).toEqual(size);
  });

  test('error: a header that is cut off or empty has none, at whatever byte it ends', () => {
    const files = [[PNG, 'png'] as const, [JPEG, 'jpeg'] as const, [WEBP.extended, 'webp'] as const];
    for (const [file, kind] of files) {
      for (let length = 0; length < file.length - 1; length += 1) {
        expect(readImageSize(file.slice(0, length), kind), `${kind} of ${length} bytes`).toBeNull();
      }
    }
    expect(
      readImageSize(bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 0, 0], [0, 0, 2, 88]), 'png'),
    ).toBeNull();
  });
});

test('a picture is made smaller in its own shape, never larger', () => {
  expect(fitWithin({ width: 4_000, height: 3_000 }, 1_536)).toEqual({ width: 1_536, height: 1_152 });
  expect(fitWithin({ width: 100, height: 50 }, 1_536)).toEqual({ width: 100, height: 50 });
  expect(fitWithin({ width: 10_000, height: 2 }, 1_536)).toEqual({ width: 1_536, height: 1 });
});
