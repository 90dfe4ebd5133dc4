import type { DepositEntry } from '@/lib/chain/schemas.ts';
import { transactionStrings } from '@/lib/strings/transaction.ts';
import type { Transaction } from './transaction.ts';

const strings = transactionStrings.errors;

/** A deposit that was sent, as the server has it by now: it ends by what the server says, never by a block alone. */
export function settleDeposit(transaction: Transaction, entry: Pick<DepositEntry, 'state'> | undefined): Transaction {
  if (transaction.step !== 'pending') return transaction;
  switch (entry?.state) {
    case 'credited':
      return { step: 'confirmed', hash: transaction.hash };
    case 'failed':
      return { step: 'failed', message: strings.reverted };
    case 'dropped':
      return { step: 'failed', message: strings.dropped };
    default:
      return transaction;
  }
}
