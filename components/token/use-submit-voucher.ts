'use client';

import type { WithdrawalEntry } from '@/lib/chain/schemas.ts';
import { transactionStrings } from '@/lib/strings/transaction.ts';
import { isUnderWay } from './is-under-way.ts';
import { settleWithdrawal } from './settle-withdrawal.ts';
import { TransactionProblem } from './transaction-problem.ts';
import { useTransaction } from './use-transaction.ts';
import { useWithdrawals } from './use-withdrawals.ts';

/** Has the wallet submit a voucher, and follows the withdrawal until the server says that it is paid. */
export function useSubmitVoucher(id: string | null) {
  const withdrawals = useWithdrawals();
  const { transaction, run, reset } = useTransaction();
  const now = id === null ? undefined : withdrawals.data?.entries.find((entry) => entry.id === id);
  const shown = settleWithdrawal(transaction, now);
  return {
    transaction: shown,
    isBusy: isUnderWay(shown),
    reset,
    submit: (entry: WithdrawalEntry) => {
      if (shown.step === 'failed') reset();
      return run((code, wallet, { network }) => {
        // It is signed by now where the request came back before its signature.
        const voucher = entry.voucher ?? withdrawals.data?.entries.find(({ id }) => id === entry.id)?.voucher;
        if (!voucher) throw new TransactionProblem(transactionStrings.errors.unsigned);
        return code.sendVoucher(wallet, network, voucher);
      });
    },
  };
}
