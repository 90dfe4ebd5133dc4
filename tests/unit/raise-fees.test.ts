import { expect, test } from 'vitest';
import { raiseFees } from '../../lib/chain/raise-fees.ts';

const fees = (maxFeePerGas: bigint, maxPriorityFeePerGas: bigint) => ({ maxFeePerGas, maxPriorityFeePerGas });

test('default: a quarter more of both, or each of the market’s where that is more', () => {
  expect(raiseFees(fees(1_000n, 100n), fees(900n, 90n), null)).toEqual(fees(1_251n, 126n));
  expect(raiseFees(fees(1_000n, 100n), fees(5_000n, 90n), null)).toEqual(fees(5_000n, 126n));
  expect(raiseFees(fees(1_000n, 100n), fees(900n, 300n), null)).toEqual(fees(1_251n, 300n));
});

test('behavior: a fee of nothing is raised too', () => {
  expect(raiseFees(fees(3n, 0n), fees(3n, 0n), null)).toEqual(fees(4n, 1n));
});

test('error: none above the operator’s bound, nor above ten times the market’s without one', () => {
  expect(raiseFees(fees(1_000n, 100n), fees(900n, 90n), 1_251n)).not.toBeNull();
  expect(raiseFees(fees(1_000n, 100n), fees(900n, 90n), 1_250n)).toBeNull();
  expect(raiseFees(fees(1_000n, 100n), fees(5_000n, 90n), 4_999n)).toBeNull();
  expect(raiseFees(fees(1_000n, 100n), fees(126n, 90n), null)).not.toBeNull();
  expect(raiseFees(fees(1_000n, 100n), fees(125n, 90n), null)).toBeNull();
  expect(raiseFees(fees(1_000n, 100n), fees(125n, 90n), 2_000n)).not.toBeNull();
});
