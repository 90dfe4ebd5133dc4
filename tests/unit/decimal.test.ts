import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDecimal, parseDecimal } from '../../lib/decimal.ts';

test.each([
  ['1000', 18, 10n ** 21n],
  ['1000.5', 18, 10005n * 10n ** 17n],
  ['0.000000000000000001', 18, 1n],
  ['1e3', 18, 10n ** 21n],
  ['1e-7', 18, 10n ** 11n],
  ['1E+27', 18, 10n ** 45n],
  [' 7 ', 6, 7_000_000n],
  ['1.5000000', 6, 1_500_000n],
  ['-2.5', 6, -2_500_000n],
  ['-0', 6, 0n],
  ['0.00000000', 6, 0n],
  // More digits than a floating-point number holds.
  ['123456789.123456789123456789', 18, 123456789123456789123456789n],
])('default: %s with %i decimals is %s', (text, decimals, amount) => {
  expect(parseDecimal(text, decimals)).toBe(amount);
});

test.each([
  '',
  '.',
  '1.',
  '.5',
  '1,000',
  '0x10',
  '1_000',
  'NaN',
  'Infinity',
  '١٠',
  '1 000',
  '--1',
  '1e',
  '1e999',
  '1e1000000000',
  '9'.repeat(61),
])('error: %s is no number', (text) => {
  expect(parseDecimal(text, 18)).toBe('form');
});

test.each([
  ['0.0000001', 6],
  ['1.0000000000000000001', 18],
  ['1e-19', 18],
  ['15e-19', 18],
  ['0.1', 0],
])('error: %s has digits beyond the smallest unit', (text, decimals) => {
  expect(parseDecimal(text, decimals)).toBe('decimals');
});

test('behavior: what is written is read again, whatever the amount and the unit', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
      fc.integer({ min: 0, max: 30 }),
      (amount, decimals) => {
        expect(parseDecimal(formatDecimal(amount, decimals), decimals)).toBe(amount);
      },
    ),
  );
});
