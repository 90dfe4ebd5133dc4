import { expect, test } from 'vitest';
import { describeDeposit } from '../../../components/token/describe-deposit.ts';
import { describeWithdrawal } from '../../../components/token/describe-withdrawal.ts';
import { joinPages } from '../../../components/token/join-pages.ts';

test('default: the blocks on a deposit and on a payment are counted', () => {
  expect(describeDeposit({ state: 'confirming', confirmations: 3 }, 10)).toBe('3 of 10 blocks');
  expect(describeDeposit({ state: 'confirming', confirmations: 1 }, null)).toBe('1 block on it');
  expect(describeDeposit({ state: 'credited', confirmations: 10 }, 10)).toBe('Credited');
  const paid = { relay: 'off', deadline: null, confirmations: 3 } as const;
  expect(describeWithdrawal({ ...paid, state: 'confirming' }, 10)).toBe('Paid, 3 of 10 blocks');
  expect(describeWithdrawal({ ...paid, state: 'paid' }, 10)).toBe('Paid');
});

test('default: a signed voucher says when it comes back, or what the operator does with it', () => {
  const signed = { state: 'signed', deadline: '2026-11-22T11:00:00.000Z', confirmations: 0 } as const;
  for (const relay of ['off', 'offered'] as const) {
    expect(describeWithdrawal({ ...signed, relay }, 10)).toMatch(/^Not submitted yet; comes back at /);
  }
  expect(describeWithdrawal({ ...signed, relay: 'waiting' }, 10)).toBe('The operator sends it in a moment');
  expect(describeWithdrawal({ ...signed, relay: 'refused' }, 10)).toMatch(/submit it yourself$/);
});

test('behavior: what came to its end between two pages is there once, as it is now', () => {
  const pages = [
    {
      needed: 10,
      entries: [
        { id: 'a', state: 'confirming' },
        { id: 'c', state: 'credited' },
      ],
    },
    { needed: 10, entries: [{ id: 'a', state: 'credited' }] },
  ];
  expect(joinPages(pages, ({ id }) => id)).toEqual({
    needed: 10,
    entries: [
      { id: 'a', state: 'credited' },
      { id: 'c', state: 'credited' },
    ],
  });
});
