import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASHAO_UNIT } from '../../../lib/constants.ts';
import {
  ashaoFor,
  averagePrice,
  cumulativeAt,
  formatPrice,
  pricePaid,
  spotPrice,
} from '../../../lib/treasury/price.ts';

const CENT = { usdc: 100_000_000_000n, ashao: 10_000_000n * ASHAO_UNIT };
const UINT256 = 2n ** 256n;

test('default: a cent a token is 10 000 micro-dollars, times 10^18', () => {
  expect(spotPrice(CENT)).toBe(10_000n * 10n ** 18n);
  expect(formatPrice(spotPrice(CENT))).toBe('0.01');
  expect(ashaoFor(1_000_000n, spotPrice(CENT))).toBe(100n * ASHAO_UNIT);
  expect(pricePaid(1_000_000n, 100n * ASHAO_UNIT)).toBe(spotPrice(CENT));
});

test('default: an average weighs each price by the time that it stood', () => {
  const double = { usdc: 200_000_000_000n, ashao: CENT.ashao };
  const start = { priceCumulative: 0n, blockTime: 1_000 };
  const traded = cumulativeAt({ ...CENT, cumulativeLast: 0n, tradedAt: 1_000n }, 1_090);
  const end = cumulativeAt({ ...double, cumulativeLast: traded, tradedAt: 1_090n }, 1_100);
  const average = averagePrice(start, { priceCumulative: end, blockTime: 1_100 });
  // 90 seconds at 1 cent and 10 at 2 cents; UQ112.112 cuts below the 20th digit.
  expect(Number(average) / 1e18).toBeCloseTo(11_000, 6);
});

test('behavior: sums that wrap around at 2^256, and clocks at 2^32, change nothing', () => {
  const pair = { ...CENT, cumulativeLast: UINT256 - 5n, tradedAt: 2n ** 32n - 30n };
  const newer = { priceCumulative: cumulativeAt(pair, 2 ** 32 + 30), blockTime: 2 ** 32 + 30 };
  expect(newer.priceCumulative).toBeLessThan(pair.cumulativeLast);
  const older = { priceCumulative: UINT256 - 5n, blockTime: 2 ** 32 - 30 };
  expect(Number(averagePrice(older, newer)) / 1e18).toBeCloseTo(10_000, 6);
});

test('behavior: a price that stood still is its own average, for any pair, to 15 digits and never above', () => {
  const reserve = fc.bigInt({ min: 10n ** 6n, max: 2n ** 90n });
  fc.assert(
    fc.property(reserve, reserve, fc.integer({ min: 1, max: 10 ** 7 }), (usdc, ashao, seconds) => {
      const pair = { usdc, ashao, cumulativeLast: 12_345n, tradedAt: 1_000n };
      const average = averagePrice(
        { priceCumulative: 12_345n, blockTime: 1_000 },
        { priceCumulative: cumulativeAt(pair, 1_000 + seconds), blockTime: 1_000 + seconds },
      );
      const spot = spotPrice({ usdc, ashao });
      expect(average).toBeLessThanOrEqual(spot);
      // One unit of UQ112.112 is lost at most, and what rounding down loses at the end.
      expect(spot - average).toBeLessThanOrEqual(10n ** 36n / 2n ** 112n + 2n);
    }),
  );
});

test('error: no time, no average', () => {
  const at = { priceCumulative: 1n, blockTime: 5 };
  expect(() => averagePrice(at, at)).toThrow(RangeError);
});
