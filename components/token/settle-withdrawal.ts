import type { WithdrawalEntry } from '@/lib/chain/schemas.ts';
import { transactionStrings } from '@/lib/strings/transaction.ts';
import type { Transaction } from './transaction.ts';

const strings = transactionStrings.errors;

/** A voucher that was submitted, as the server has its withdrawal by now. */
export function settleWithdrawal(
  transaction: Transaction,
  entry: Pick<WithdrawalEntry, 'state'> | undefined,
): Transaction {
  if (transaction.step !== 'pending') return transaction;
  switch (entry?.state) {
    case 'paid':
      return { step: 'confirmed', hash: transaction.hash };
    case 'expired':
      return { step: 'failed', message: strings.expired };
    case 'cancelled':
      return { step: 'failed', message: strings.cancelled };
    default:
      return transaction;
  }
}
