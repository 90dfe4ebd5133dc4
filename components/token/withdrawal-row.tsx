'use client';

import type { WithdrawalEntry } from '@/lib/chain/schemas.ts';
import { formatAmount } from '@/lib/client/format-amount.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { transactionStrings } from '@/lib/strings/transaction.ts';
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

/** One withdrawal. A voucher that nobody has submitted yet can be submitted from here. */
export function WithdrawalRow({ entry }: { entry: WithdrawalEntry }) {
  const { transaction, isBusy, submit } = useSubmitVoucher(entry.id);
  const { state, deadline, txHash, relay } = entry;
  const amount = formatAmount(entry.amount, entry.asset);
  const isRelayed = relay === 'waiting' || relay === 'sent';
  const text =
    state !== 'signed'
      ? strings.state[state]
      : relay !== 'off' && relay !== 'offered'
        ? strings.relay.state[relay]
        : deadline === null
          ? strings.state.requested
          : strings.comesBack(deadline);
  return (
    <>
      <MovementRow announced what={amount} createdAt={entry.createdAt} state={text} tone={TONES[state]}>
        {state === 'signed' && entry.voucher !== null && !isRelayed && (
          <TransactionButton
            size="small"
            transaction={transaction}
            idle={strings.submit}
            name={strings.submitLabel(amount)}
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
