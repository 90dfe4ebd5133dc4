import { expect, test } from 'vitest';
import { settleDeposit } from '../../../components/token/settle-deposit.ts';
import { settleWithdrawal } from '../../../components/token/settle-withdrawal.ts';
import type { Transaction } from '../../../components/token/transaction.ts';
import { transactionStrings } from '../../../lib/strings/transaction.ts';

const { errors } = transactionStrings;
const pending = { step: 'pending', hash: '0x1' } as const;
const confirmed = { step: 'confirmed', hash: '0x1' } as const;
const failed = (message: string) => ({ step: 'failed', message });

test.each([
  ['credited', confirmed],
  ['failed', failed(errors.reverted)],
  ['dropped', failed(errors.dropped)],
  ['pending', pending],
  ['confirming', pending],
] as const)('default: a deposit that is %s shows it', (state, shown) => {
  expect(settleDeposit(pending, { state })).toEqual(shown);
});

test.each([
  ['paid', confirmed],
  ['expired', failed(errors.expired)],
  ['cancelled', failed(errors.cancelled)],
  ['signed', pending],
  ['confirming', pending],
] as const)('default: a submitted voucher that is %s shows it', (state, shown) => {
  expect(settleWithdrawal(pending, { state })).toEqual(shown);
});

test('behavior: what was not sent, or is not known yet, is left as it is', () => {
  const steps: Transaction[] = [{ step: 'idle' }, { step: 'sign' }, { step: 'rejected' }];
  for (const step of steps) {
    expect(settleDeposit(step, { state: 'failed' })).toEqual(step);
    expect(settleWithdrawal(step, { state: 'paid' })).toEqual(step);
  }
  expect(settleDeposit(pending, undefined)).toEqual(pending);
});
