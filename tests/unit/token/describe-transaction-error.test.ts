import { expect, test } from 'vitest';
import { describeTransactionError } from '../../../components/token/describe-transaction-error.ts';
import { TransactionProblem } from '../../../components/token/transaction-problem.ts';
import { transactionStrings } from '../../../lib/strings/transaction.ts';

const { errors } = transactionStrings;
const coded = (code: number, message = 'no words') => Object.assign(new Error(message), { code });
/** As libraries wrap what a wallet or a node said. */
const wrapped = (cause: Error) => new Error('Execution failed', { cause: new Error('RPC Request failed', { cause }) });
const reverted = (errorName?: string) =>
  Object.assign(new Error('reverted'), {
    name: 'ContractFunctionRevertedError',
    data: errorName === undefined ? undefined : { errorName },
  });

test.each([
  ['EIP-1193', coded(4001)],
  ['WalletConnect', coded(5000)],
  ['words alone', coded(-32603, 'MetaMask Tx Signature: User denied transaction signature.')],
])('default: declined is no failure, by %s', (_, cause) => {
  expect(describeTransactionError(wrapped(cause))).toEqual({ step: 'rejected' });
});

test.each([
  ['too little gas', coded(-32000, 'insufficient funds for gas * price + value'), errors.gas],
  ['an open question', coded(-32002), errors.waiting],
  ['a paused vault', reverted('EnforcedPause'), errors.paused],
  ['the rate cap', reverted('RateCapExceeded'), errors.rateCap],
  ['an ended voucher', reverted('Expired'), errors.expired],
  ['a used voucher', reverted('AlreadyUsed'), errors.used],
  ['a voucher of an old key', reverted('NotASigner'), errors.notASigner],
  ['another refusal of the contract', reverted('ZeroAmount'), errors.reverted],
  ['a refusal without a name', reverted(), errors.reverted],
  ['a replaced transaction', new TransactionProblem(errors.replaced), errors.replaced],
])('default: %s has a sentence of its own', (_, cause, message) => {
  expect(describeTransactionError(wrapped(cause))).toEqual({ step: 'failed', message });
});

test('behavior: anything else is a sentence as well, never a library’s words', () => {
  for (const thrown of [new Error('0xdeadbeef at viem'), 'text', null, coded(1234)]) {
    const { step, ...rest } = describeTransactionError(thrown);
    expect(step).toBe('failed');
    expect(JSON.stringify(rest)).toMatch(/The wallet did not answer as expected/);
  }
});
