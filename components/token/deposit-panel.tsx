'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { formatCredits } from '@/lib/client/format.ts';
import { formatAmount } from '@/lib/client/format-amount.ts';
import type { Asset } from '@/lib/client/parse-amount.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { registerDeposit } from '@/lib/client/token-api.ts';
import { MICRO_PER_CREDIT } from '@/lib/constants.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { AsOf } from '../account/as-of.tsx';
import { Panel } from '../account/panel.tsx';
import { Choice } from '../ui/choice.tsx';
import { AmountField } from './amount-field.tsx';
import { checkAmount } from './check-amount.ts';
import { DepositList } from './deposit-list.tsx';
import { isUnderWay } from './is-under-way.ts';
import { settleDeposit } from './settle-deposit.ts';
import { TransactionButton } from './transaction-button.tsx';
import { TransactionNote } from './transaction-note.tsx';
import { useDeposits } from './use-deposits.ts';
import { useTransaction } from './use-transaction.ts';
import { useWalletBalance } from './use-wallet-balance.ts';
import { WalletBalance } from './wallet-balance.tsx';

const strings = tokenStrings.deposit;

/**
 * From the wallet to the balance: allow, deposit, wait for the blocks, credited.
 *
 * @param isClosed nothing new can be begun; what was begun, here or before a reload, is shown to its end
 */
export function DepositPanel({ isClosed }: { isClosed: boolean }) {
  const queries = useQueryClient();
  const [asset, setAsset] = useState<Asset>('usdc');
  const [text, setText] = useState('');
  const [wantsBalance, setWantsBalance] = useState(false);
  const balance = useWalletBalance(asset, wantsBalance);
  const register = useMutation({
    mutationFn: registerDeposit,
    retry: 3,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: queryKeys.deposits });
      void queries.invalidateQueries({ queryKey: queryKeys.walletBalances });
    },
  });
  const { transaction, run, reset } = useTransaction(register.mutate);
  const sent = transaction.step === 'pending' ? transaction.hash.toLowerCase() : null;
  // Asked for also when the server could not be told of it: it reads the chain itself.
  const deposits = useDeposits(sent);
  const entry = deposits.data?.entries.find(({ txHash }) => txHash === sent);
  const shown = settleDeposit(transaction, entry);
  const locked = isUnderWay(shown);
  const isFixed = locked || isClosed;
  const isShown = !isClosed || shown.step !== 'idle';
  const { amount, problem } = checkAmount({ text, asset, available: balance.data ?? null });

  function edit(next: string) {
    setText(next);
    reset();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (amount === null) return;
    if (!locked) reset();
    void run((code, wallet, params) => code.sendDeposit(wallet, { ...params, asset, amount }));
  }
  if (!isShown && !deposits.data?.entries.length) return null;
  return (
    <Panel title={strings.title} anchor="deposit" aside={<AsOf time={deposits.dataUpdatedAt} />}>
      {isShown && (
        <form onSubmit={submit}>
          <Choice
            legend={strings.choose}
            options={tokenStrings.asset}
            value={asset}
            disabled={isFixed}
            onChange={(chosen) => {
              setAsset(chosen);
              edit('');
            }}
          />
          <AmountField
            asset={asset}
            value={text}
            onChange={edit}
            problem={isFixed ? null : problem}
            max={balance.data ?? null}
            disabled={isFixed}
            anchor="deposit"
          >
            {strings.explain[asset]}
            {asset === 'usdc' && amount !== null && (
              <> {strings.gives(formatCredits(Number(amount) / Number(MICRO_PER_CREDIT)))}</>
            )}
          </AmountField>
          <WalletBalance
            asset={asset}
            balance={balance}
            onAsk={() => (wantsBalance ? void balance.refetch() : setWantsBalance(true))}
          />
          <div className="mt-4 flex flex-col items-start gap-3">
            <TransactionButton
              transaction={shown}
              idle={strings.do}
              confirmed={strings.confirmed}
              disabled={amount === null || isClosed}
            />
            <TransactionNote
              transaction={shown}
              confirmed={strings.arrived(entry?.amount ? formatAmount(entry.amount, asset) : '')}
            />
          </div>
        </form>
      )}
      <DepositList />
    </Panel>
  );
}
