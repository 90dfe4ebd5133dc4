import { expect, test } from 'vitest';
import { describeWalletError } from '../../../components/wallet/describe-wallet-error.ts';
import { ApiError } from '../../../lib/client/api-error.ts';
import { walletDialogStrings } from '../../../lib/strings/wallet-dialog.ts';

const { errors } = walletDialogStrings;
const rpc = (code: number, message = 'x') => Object.assign(new Error(message), { code });
const named = (name: string) => Object.assign(new Error('x'), { name });
const wrap = (cause: unknown) => new Error('Something', { cause: new Error('wrapped', { cause }) });

test.each([
  ['a rejection', rpc(4001), errors.declined],
  ['a rejection, wrapped as libraries do', wrap(rpc(4001)), errors.declined],
  ['a rejection by a wallet on a phone', rpc(5000), errors.declined],
  ['a rejection told in words alone', new Error('User rejected the request.'), errors.declined],
  ['a rejection that says to be an internal error', rpc(-32603, 'user denied message signature'), errors.declined],
  ['a request that is open already', rpc(-32002), errors.pending],
  ['a locked wallet', rpc(4100), errors.locked],
  ['a locked wallet, told in words', rpc(-32603, 'Wallet is locked'), errors.locked],
  ['a chain it is not on', rpc(4902), errors.wrongChain],
  ['a chain that is not the connection’s', named('ConnectorChainMismatchError'), errors.wrongChain],
  ['no provider', named('ProviderNotFoundError'), errors.noProvider],
  ['an address that has gone', named('ConnectorAccountNotFoundError'), errors.accountGone],
  ['a timeout', named('TimeoutError'), errors.timeout],
  ['a pairing that nobody answered', new Error('Proposal expired'), errors.timeout],
  ['a method it does not know', rpc(4200), errors.cannotSign],
  ['a disconnected wallet', rpc(4900), errors.disconnected],
  ['an internal error', wrap(rpc(-32603)), errors.internal],
  ['nothing anybody knows', 'oops', errors.unknown],
])('default: %s is a sentence of its own', (_name, error, sentence) => {
  expect(describeWalletError(error)).toBe(sentence);
});

test('behavior: what this site’s server says is said as it is', () => {
  const sentence = 'This wallet’s signature is checked on its chain, which can’t be reached.';
  expect(describeWalletError(wrap(new ApiError(503, 'unavailable', sentence)))).toBe(sentence);
});
