import { expect, test } from 'vitest';
import { registerDepositRequest, withdrawalRequest } from '../../../lib/chain/schemas.ts';
import { voucherIdOf } from '../../../lib/chain/voucher.ts';
import { WITHDRAWAL_LIMITS } from '../../../lib/constants.ts';
import { newId } from '../../../lib/ids.ts';

test.each([
  ['usdc', '1', 1_000_000n],
  ['usdc', '25.5', 25_500_000n],
  ['usdc', '1.000001', 1_000_001n],
  ['usdc', '1.50000000', 1_500_000n],
  ['ashao', '1.000000000000000001', 10n ** 18n + 1n],
  ['ashao', '1000000000', 10n ** 27n],
] as const)('default: %s %s is read to the last unit', (asset, amount, expected) => {
  expect(withdrawalRequest.parse({ asset, amount })).toEqual({ asset, amount: expected });
});

test.each([
  ['usdc', '-5', 'at least 1'],
  ['usdc', '0', 'at least 1'],
  ['usdc', '0.999999', 'at least 1'],
  ['ashao', '0.5', 'at least 1'],
  ['usdc', '1.0000001', 'at most 6 decimals'],
  ['ashao', '1.0000000000000000001', 'at most 18 decimals'],
  ['usdc', '', 'must be a number'],
  ['usdc', '1,5', 'must be a number'],
  ['usdc', 'Infinity', 'must be a number'],
  ['usdc', '0x10', 'must be a number'],
] as const)('error: %s %s is refused, naming the amount and why', (asset, amount, reason) => {
  const { error } = withdrawalRequest.safeParse({ asset, amount });
  expect(error?.issues).toMatchObject([{ path: ['amount'], message: expect.stringContaining(reason) }]);
});

test('error: another asset, another field and what is no hash are refused', () => {
  expect(withdrawalRequest.safeParse({ asset: 'grant', amount: '5' }).success).toBe(false);
  expect(withdrawalRequest.safeParse({ asset: 'usdc', amount: '5', account: '0x00' }).success).toBe(false);
  for (const txHash of ['', '0x', `0x${'g'.repeat(64)}`, `0x${'0'.repeat(63)}`])
    expect(registerDepositRequest.safeParse({ txHash }).success).toBe(false);
});

test('default: one withdrawal has one voucher id, and limits leave room for a least amount', () => {
  const [one, two] = [newId('withdrawal'), newId('withdrawal')];
  expect(voucherIdOf(one)).toBe(voucherIdOf(one));
  expect(voucherIdOf(one)).not.toBe(voucherIdOf(two));
  for (const { min, personPerDay, totalPerDay } of Object.values(WITHDRAWAL_LIMITS)) {
    expect(min).toBeLessThan(personPerDay);
    expect(personPerDay).toBeLessThanOrEqual(totalPerDay);
  }
});
