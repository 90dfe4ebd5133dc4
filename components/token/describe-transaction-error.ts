import { transactionStrings } from '@/lib/strings/transaction.ts';
import { describeWalletError } from '../wallet/describe-wallet-error.ts';
import type { Transaction } from './transaction.ts';
import { TransactionProblem } from './transaction-problem.ts';

const strings = transactionStrings.errors;

/** Errors of the vault, of OpenZeppelin's Pausable and of the tokens, by the names in their ABIs. */
const BY_REVERT: Readonly<Record<string, string>> = {
  EnforcedPause: strings.paused,
  RateCapExceeded: strings.rateCap,
  Expired: strings.expired,
  AlreadyUsed: strings.used,
  InsufficientReserves: strings.reserves,
  NotASigner: strings.notASigner,
};

type Failure = Extract<Transaction, { step: 'rejected' | 'failed' }>;

/** The state in which a transaction ends that a wallet, a node or this site refused. */
export function describeTransactionError(error: unknown): Failure {
  const causes = listCauses(error);
  const problem = causes.find((cause) => cause instanceof TransactionProblem);
  if (problem) return { step: 'failed', message: problem.message };
  if (causes.some(isRejection)) return { step: 'rejected' };
  for (const cause of causes) {
    const sentence = BY_REVERT[readRevert(cause)];
    if (sentence !== undefined) return { step: 'failed', message: sentence };
  }
  const texts = causes.map((cause) => cause.message).join('\n');
  if (/insufficient funds|exceeds the balance of the account/i.test(texts)) {
    return { step: 'failed', message: strings.gas };
  }
  if (causes.some((cause) => readCode(cause) === -32002)) return { step: 'failed', message: strings.waiting };
  if (causes.some((cause) => readRevert(cause) !== '')) return { step: 'failed', message: strings.reverted };
  return { step: 'failed', message: describeWalletError(error) };
}

/** EIP-1193's code, WalletConnect's, and wallets that say it in words alone. */
function isRejection(cause: Error): boolean {
  const code = readCode(cause);
  return code === 4001 || code === 5000 || /user (rejected|denied|cancell?ed)/i.test(cause.message);
}

function listCauses(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 8; cause = cause.cause) causes.push(cause);
  return causes;
}

function readCode(cause: Error): number | null {
  return 'code' in cause && typeof cause.code === 'number' ? cause.code : null;
}

/** The custom error that a simulated call was refused with, as viem tells it; '' when this is no such thing. */
function readRevert(cause: Error): string {
  if (cause.name !== 'ContractFunctionRevertedError') return '';
  const data = 'data' in cause ? cause.data : null;
  return data instanceof Object && 'errorName' in data ? String(data.errorName) : 'unknown';
}
