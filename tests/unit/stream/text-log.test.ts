import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextLog } from '../../../lib/stream/text-log.ts';

const pieces = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '🙂', '\ud83d', '\n'), maxLength: 6 }), {
  maxLength: 40,
});

test('default: what was appended is read from any place', () => {
  const log = new TextLog();
  for (const text of ['Hel', 'lo', ' 🙂']) log.append(text);
  expect([log.since(0), log.since(4), log.since(8), log.length]).toEqual(['Hello 🙂', 'o 🙂', '', 8]);
});

test('behavior: reading from a place equals slicing the whole text there, between any two appends', () => {
  fc.assert(
    fc.property(pieces, fc.infiniteStream(fc.nat(300)), (texts, places) => {
      const log = new TextLog();
      let naive = '';
      for (const text of texts) {
        log.append(text);
        naive += text;
        const place = places.next().value;
        expect(log.since(place)).toBe(naive.slice(place));
        expect(log.length).toBe(naive.length);
        // Asking for the whole joins the segments: what follows must still be right.
        if (place % 5 === 0) expect(log.toString()).toBe(naive);
      }
    }),
  );
});

test('behavior: an answer of single characters is put together from few segments, and no place of it moves', () => {
  const log = new TextLog();
  let whole = '';
  for (let index = 0; index < 20_000; index += 1) {
    const text = String.fromCharCode(97 + (index % 26));
    log.append(text);
    whole += text;
    if (index === 12_345) expect(log.toString()).toBe(whole);
  }
  expect(log.segments).toBeLessThan(1_100);
  for (const place of [0, 1, 999, 1_000, 1_001, 12_345, 12_346, 13_346, 13_347, 19_000, 19_999, 20_000]) {
    expect(log.since(place)).toBe(whole.slice(place));
  }
  expect(log.toString()).toBe(whole);
});
