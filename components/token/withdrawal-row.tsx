'use client';

import type { WithdrawalEntry } from '@/lib/chain/schemas.ts';
import { formatAmount } from '@/lib/client/format-amount.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { transactionStrings } from '@/lib/strings/transaction.ts';
import { describeWithdrawal } from './describe-withdrawal.ts';
import { ExplorerLink } from './explorer-link.tsx';
import { MovementRow } from './movement-row.tsx';
import { RelayButton } from './relay-button.tsx';
import { TransactionButton } from './transaction-button.tsx';
import { TransactionNote } from './transaction-note.tsx';
import { useSubmitVoucher } from './use-submit-voucher.ts';

const strings = tokenStrings.withdraw;
const TONES = {
  requested: 'live',
  signed: 'live',
  confirming: 'live',
  paid: 'good',
  expired: 'quiet',
  cancelled: 'quiet',
} as const;

type WithdrawalRowProps = { entry: WithdrawalEntry; confirmationsNeeded: number | null };

/** One withdrawal. A voucher that nobody has submitted yet can be submitted from here, also where the operator means to. */
export function WithdrawalRow({ entry, confirmationsNeeded }: WithdrawalRowProps) {
  const { transaction, isBusy, submit } = useSubmitVoucher(entry.id);
  const { state, txHash, relay } = entry;
  const amount = formatAmount(entry.amount, entry.asset);
  const isRelayed = relay === 'waiting' || relay === 'sent';
  return (
    <>
      <MovementRow
        announced
        what={amount}
        createdAt={entry.createdAt}
        state={describeWithdrawal(entry, confirmationsNeeded)}
        tone={TONES[state]}
      >
        {state === 'signed' && entry.voucher !== null && (
          <TransactionButton
            size="small"
            transaction={transaction}
            idle={isRelayed ? strings.submitOneself : strings.submit}
            name={isRelayed ? strings.submitOneselfLabel(amount) : strings.submitLabel(amount)}
            confirmed={strings.confirmed}
            disabled={false}
            onPress={() => void submit(entry)}
          />
        )}
        {relay === 'offered' && <RelayButton id={entry.id} amount={amount} disabled={isBusy} />}
        {txHash !== null && <ExplorerLink hash={txHash} label={transactionStrings.view} />}
      </MovementRow>
      {state === 'signed' && transaction.step !== 'idle' && (
        <li className="py-2">
          <TransactionNote transaction={transaction} confirmed={strings.settled(amount)} />
        </li>
      )}
    </>
  );
}
