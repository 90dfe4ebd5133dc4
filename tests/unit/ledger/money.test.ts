import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BPS, TIER_IDS, TIERS, WORKER_SHARE_BPS } from '../../../lib/constants.ts';
import { creditsToMicro, microToCredits, microToDecimal, splitShare } from '../../../lib/ledger/money.ts';

const amounts = fc.bigInt({ min: 0n, max: 9_000_000_000_000_000n });
const shares = fc.integer({ min: 0, max: BPS });

test('default: prices and shares are those of the published tables', () => {
  expect(TIER_IDS.map((tier) => creditsToMicro(TIERS[tier].credits))).toEqual([100_000n, 150_000n]);
  expect(splitShare(100_000n, WORKER_SHARE_BPS)).toEqual({ worker: 70_000n, treasury: 30_000n });
  expect(splitShare(150_000n, WORKER_SHARE_BPS)).toEqual({ worker: 105_000n, treasury: 45_000n });
});

test('behavior: no micro-dollar is lost or made by a split, whatever the amount and the share', () => {
  fc.assert(
    fc.property(amounts, shares, (amount, shareBps) => {
      const { worker, treasury } = splitShare(amount, shareBps);
      expect(worker + treasury).toBe(amount);
      expect(worker).toBeGreaterThanOrEqual(0n);
      expect(treasury).toBeGreaterThanOrEqual(0n);
    }),
  );
});

test('behavior: the worker gets its share to the micro-dollar, rounded down', () => {
  fc.assert(
    fc.property(amounts, shares, (amount, shareBps) => {
      const exact = amount * BigInt(shareBps);
      const paid = splitShare(amount, shareBps).worker * BigInt(BPS);
      expect(paid <= exact && exact < paid + BigInt(BPS)).toBe(true);
    }),
  );
});

test('behavior: credits shown are exact to four decimals, up to US$ 1 thousand million', () => {
  // Fifteen decimal digits are what a double keeps for certain.
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (micro) => {
      expect(microToCredits(micro).toFixed(4).replace('.', '')).toBe(micro.toString().padStart(5, '0'));
    }),
  );
  expect(microToCredits(-105_001n)).toBe(-10.5001);
});

test('default: credits as decimal digits are exact, with no more of them than needed', () => {
  expect([0n, 1n, -1n, 10_000n, -100_000n, 35_000n, 123_456_789_012_345_678n].map(microToDecimal)).toEqual([
    ...['0', '0.0001', '-0.0001', '1', '-10', '3.5'],
    '12345678901234.5678',
  ]);
});
