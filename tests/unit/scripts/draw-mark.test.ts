import { expect, test } from 'vitest';
import { drawMark } from '../../../scripts/lib/draw-mark.ts';
import { makeIco } from '../../../scripts/lib/make-ico.ts';
import { readText } from '../../helpers/project-files.ts';

test('default: the committed icon is the mark of the header; after a change run scripts/make-images.ts', () => {
  expect(readText('app/icon.svg')).toBe(drawMark({ ground: 'round', share: 0.7 }));
});

test('default: an .ico names each picture’s size, length and place', () => {
  const pictures = [16, 256].map((size) => ({ size, png: Buffer.alloc(size, size % 255) }));
  const ico = makeIco(pictures);
  expect([ico.readUInt16LE(0), ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([0, 1, 2]);
  expect([ico.readUInt8(6), ico.readUInt8(22)]).toEqual([16, 0]);
  for (const [index, { png }] of pictures.entries()) {
    const entry = 6 + 16 * index;
    const offset = ico.readUInt32LE(entry + 12);
    expect(ico.subarray(offset, offset + ico.readUInt32LE(entry + 8)).equals(png)).toBe(true);
  }
});
