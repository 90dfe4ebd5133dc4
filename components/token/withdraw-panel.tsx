'use client';

import { type FormEvent, useState } from 'react';
import { describeError } from '@/lib/client/api-error.ts';
import { formatAmount } from '@/lib/client/format-amount.ts';
import type { Asset } from '@/lib/client/parse-amount.ts';
import { toAmountText } from '@/lib/client/to-amount-text.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { AsOf } from '../account/as-of.tsx';
import { LoadError } from '../account/load-error.tsx';
import { Panel } from '../account/panel.tsx';
import { Choice } from '../ui/choice.tsx';
import { Notice } from '../ui/notice.tsx';
import { AmountField } from './amount-field.tsx';
import { checkAmount } from './check-amount.ts';
import { TransactionButton } from './transaction-button.tsx';
import { TransactionNote } from './transaction-note.tsx';
import { useChain } from './use-chain.ts';
import { useWithdraw } from './use-withdraw.ts';
import { useWithdrawals } from './use-withdrawals.ts';
import { WithdrawLimits } from './withdraw-limits.tsx';
import { WithdrawalList } from './withdrawal-list.tsx';

const strings = tokenStrings.withdraw;

/**
 * From the balance to the wallet: debit, voucher, the wallet submits it, paid.
 *
 * @param isClosed nothing new can be asked for; what was asked for in this page is shown to its end
 */
export function WithdrawPanel({ isClosed }: { isClosed: boolean }) {
  const chain = useChain();
  const withdrawals = useWithdrawals();
  const [asset, setAsset] = useState<Asset>('usdc');
  const [text, setText] = useState('');
  const withdraw = useWithdraw();
  const { transaction, entry, isAsking, isLocked } = withdraw;
  const isFixed = isLocked || isClosed;
  const available = withdrawals.data?.withdrawable[asset] ?? null;
  const least = chain.data?.withdrawals[asset].min;
  const { amount, problem } = checkAmount({ text, asset, available, least });

  if (isClosed && !withdraw.isBegun) return null;
  if (withdrawals.isLoadingError) {
    return (
      <Panel title={strings.title}>
        <LoadError error={withdrawals.error} onRetry={() => void withdrawals.refetch()} />
      </Panel>
    );
  }
  const state = chain.data?.withdrawals.state ?? 'on';
  if (state !== 'on') {
    return (
      <Panel title={strings.title}>
        <Notice tone="info" title={strings.off[state]} />
        <WithdrawalList hiddenId={null} />
      </Panel>
    );
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (entry !== null) void withdraw.submit(entry);
    else if (amount !== null) withdraw.ask(asset, toAmountText(amount, asset));
  }
  return (
    <Panel title={strings.title} busy={withdrawals.isPending} aside={<AsOf time={withdrawals.dataUpdatedAt} />}>
      <form onSubmit={submit}>
        <Choice
          legend={strings.choose}
          options={tokenStrings.asset}
          value={asset}
          disabled={isFixed}
          onChange={(chosen) => {
            setAsset(chosen);
            setText('');
            withdraw.reset();
          }}
        />
        <AmountField
          asset={asset}
          value={text}
          onChange={(typed) => {
            setText(typed);
            withdraw.reset();
          }}
          problem={isFixed || entry ? null : problem}
          max={available}
          disabled={isFixed}
        >
          <WithdrawLimits asset={asset} />
        </AmountField>
        <div className="mt-4 flex flex-col items-start gap-3">
          <TransactionButton
            transaction={transaction}
            idle={isAsking ? strings.asking : strings.do}
            confirmed={strings.confirmed}
            disabled={isClosed || isAsking || (entry === null && amount === null)}
          />
          <TransactionNote
            transaction={transaction}
            confirmed={strings.settled(entry === null ? '' : formatAmount(entry.amount, entry.asset))}
            afterRefusal={entry?.deadline && strings.kept(entry.deadline)}
          />
          {withdraw.error !== null && (
            <Notice tone="warn" title={strings.refused}>
              {describeError(withdraw.error)}
            </Notice>
          )}
        </div>
      </form>
      <WithdrawalList hiddenId={isLocked ? (entry?.id ?? null) : null} />
    </Panel>
  );
}
