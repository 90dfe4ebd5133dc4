import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ID_PREFIXES, type IdKind, newId } from '../../lib/ids.ts';

const kinds = Object.keys(ID_PREFIXES) as IdKind[];

test.each(kinds)('default: an id of a %s says what it names', (kind) => {
  expect(newId(kind)).toMatch(new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-z]{25}$`));
});

test('behavior: prefixes differ, so that an id never fits two kinds', () => {
  expect(new Set(Object.values(ID_PREFIXES)).size).toBe(kinds.length);
});

test('behavior: ids made later sort later as text', () => {
  const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2150-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(instant, instant, (one, two) => {
      fc.pre(one.getTime() !== two.getTime());
      expect(newId('job', one) < newId('job', two)).toBe(one < two);
    }),
  );
});

test('behavior: ids of one millisecond differ', () => {
  const now = new Date();
  expect(new Set(Array.from({ length: 20_000 }, () => newId('message', now))).size).toBe(20_000);
});
