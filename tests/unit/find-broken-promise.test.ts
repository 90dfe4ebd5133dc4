import { type Hex, pad, toEventSelector, toHex, zeroAddress } from 'viem';
import { expect, test } from 'vitest';
import { findBrokenPromise, type Log } from '../helpers/find-broken-promise.ts';
import type { Step } from '../helpers/plan-history.ts';

const address = (digit: number): Hex => toHex(digit, { size: 20 });
const [vault, usdc, ashao, pair, alice] = [address(1), address(2), address(3), address(4), address(5)];
const addresses = { vault, usdc, ashao };

const transfer = (token: Hex, from: Hex, to: Hex, amount: bigint): Log => ({
  address: token,
  topics: [toEventSelector('Transfer(address,address,uint256)'), pad(from), pad(to)],
  data: toHex(amount, { size: 32 }),
});
const step = (operation: Step['operation'], ...logs: Log[]) => ({ operation, logs });
const deposit = step({ kind: 'deposit', person: 0, token: 'usdc', amount: 9n }, transfer(usdc, alice, vault, 9n));
const donation = step({ kind: 'donate', token: 'usdc', amount: 9n }, transfer(usdc, alice, vault, 9n));
const payment = (amount: bigint) =>
  step(
    { kind: 'withdraw', id: 1, person: 0, token: 'usdc', amount, isLate: false, isForged: false },
    transfer(usdc, vault, alice, amount),
  );
const buyback = (received: bigint, burned: bigint) =>
  step(
    { kind: 'buyback', id: 2, amount: 4n, boundBps: 0n },
    transfer(usdc, vault, pair, 4n),
    transfer(ashao, pair, vault, received),
    transfer(ashao, vault, zeroAddress, burned),
  );

function find(lost: bigint, ...history: ReturnType<typeof step>[]): string | null {
  const steps = history.map(({ operation }) => ({ operation, at: 0n, bound: 0n, isDone: true }));
  return findBrokenPromise(addresses, { steps, logs: history.map(({ logs }) => logs) }, lost);
}

test('default: what was deposited may be paid out and spent to the last unit, and what is burned is gone', () => {
  expect(find(7n, deposit, payment(5n), buyback(7n, 7n))).toBeNull();
});

test('behavior: a payment beyond the deposits is found, be it from a gift and made good afterwards', () => {
  expect(find(0n, deposit, payment(10n))).toBe('step 2 pays 1 usdc more than was deposited');
  expect(find(0n, donation, payment(9n), deposit)).toBe('step 2 pays 9 usdc more than was deposited');
  expect(find(8n, deposit, buyback(7n, 8n))).toBe('step 2 pays 1 ashao more than was deposited');
});

test('behavior: supply that falls by anything but burns, or rises, is found', () => {
  expect(find(8n, deposit, buyback(7n, 7n))).toBe('supply fell by 8, and 7 were burned');
  const minting = step({ kind: 'cancel', id: 1 }, transfer(ashao, zeroAddress, alice, 3n));
  expect(find(0n, minting)).toBe('step 1 mints 3 ashao');
});
