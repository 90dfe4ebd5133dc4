import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markHits } from '../../../lib/chat/mark-hits.ts';

test('default: the words are marked wherever they stand, whatever the case', () => {
  expect(markHits('The Bee and the\nbeehive', ['bee'])).toEqual([
    { text: 'The ', hit: false },
    { text: 'Bee', hit: true },
    { text: ' and the ', hit: false },
    { text: 'bee', hit: true },
    { text: 'hive', hit: false },
  ]);
});

test('behavior: of any text and any words nothing is lost', () => {
  const words = fc.array(fc.string({ minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), words, (passage, looked) => {
      const pieces = markHits(passage, looked);
      expect(pieces.map(({ text }) => text).join('')).toBe(passage.replaceAll(/\s+/g, ' '));
    }),
  );
  // A pattern for each, which may take a busy machine a while.
}, 30_000);

test('behavior: signs are taken as they are', () => {
  expect(markHits('a.b axb', ['a.b'])).toEqual([
    { text: 'a.b', hit: true },
    { text: ' axb', hit: false },
  ]);
});
