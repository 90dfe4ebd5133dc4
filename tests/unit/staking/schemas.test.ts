import { expect, test } from 'vitest';
import { parseInput } from '../../../lib/http/parse-input.ts';
import { computeApr } from '../../../lib/staking/apr.ts';
import { stakeRequest } from '../../../lib/staking/schemas.ts';

test('default: an amount becomes whole units', () => {
  expect(parseInput(stakeRequest, { amount: '1000.5' })).toEqual({ amount: 10005n * 10n ** 17n });
});

test.each([
  ['-1', 'amount: must be more than 0'],
  ['0', 'amount: must be more than 0'],
  ['1e-19', 'amount: may have at most 18 decimals'],
  ['much', 'amount: must be a number of $ASHAO, such as 1000 or "1000.5"'],
  [true, 'amount: must be a number of $ASHAO, such as 1000 or "1000.5"'],
  [undefined, 'amount: must be a number of $ASHAO, such as 1000 or "1000.5"'],
])('error: %s is refused with its own sentence', (amount, sentence) => {
  expect(() => parseInput(stakeRequest, { amount })).toThrow(expect.objectContaining({ message: sentence }));
});

test('default: the yearly rate is rewards × 365 / days / value of the stake', () => {
  const windows = [
    { days: 7, rewards: 7_000_000n },
    { days: 30, rewards: 15_000_000n },
  ] as const;
  const priced = { windows, totalStaked: 1_000n * 10n ** 18n, price: 1_000_000n * 10n ** 18n };
  expect(computeApr(priced)).toEqual({
    // $1 a day on $1,000, and half of that.
    windows: [
      { days: 7, rewards: '7', percent: 36.5 },
      { days: 30, rewards: '15', percent: 18.25 },
    ],
    price: '1',
    stakedValue: '1000',
    reason: null,
  });
  expect(computeApr({ ...priced, price: null })).toMatchObject({ reason: 'no_price', stakedValue: null });
  expect(computeApr({ ...priced, totalStaked: 0n })).toMatchObject({ reason: 'nobody_stakes', stakedValue: '0' });
  // A ten-thousandth of a cent: less than a micro-dollar holds.
  expect(computeApr({ ...priced, price: 15n * 10n ** 16n }).price).toBe('0.00000015');
});
