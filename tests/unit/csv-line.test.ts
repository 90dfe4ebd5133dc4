import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from '../../lib/csv-line.ts';

test('default: fields are quoted as RFC 4180 says, numbers stand as they are', () => {
  expect(csvLine(['a', 'b,c', 'say "hi"', 'two\nlines', '', { number: '-10.5' }])).toBe(
    'a,"b,c","say ""hi""","two\nlines",,-10.5\r\n',
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1', '＠x'])(
  'behavior: %j is no formula in a spreadsheet',
  (text) => {
    expect(csvLine([text]).replace(/^"/, '').startsWith("'")).toBe(true);
  },
);

test('error: a number that is none is refused, so that no text gets in that way', () => {
  for (const number of ['=1', '1e5', '', '--1', '1;2', 'NaN']) expect(() => csvLine([{ number }])).toThrow();
});

test('behavior: whatever the texts, a line reads back as as many fields, none of which begins like a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (texts) => {
      const line = csvLine(texts);
      const fields = [...line.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n$)/gy)];
      expect(fields.map(([whole]) => whole).join('')).toBe(line);
      expect(fields).toHaveLength(texts.length);
      for (const [, quoted, plain] of fields) expect(quoted ?? plain ?? '').not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
