'use client';

import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { describeError } from '@/lib/client/api-error.ts';
import { createRandomId } from '@/lib/client/create-random-id.ts';
import { formatAmount } from '@/lib/client/format-amount.ts';
import { toAmountText } from '@/lib/client/to-amount-text.ts';
import { changeStake } from '@/lib/client/token-api.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { AsOf } from '../account/as-of.tsx';
import { LoadError } from '../account/load-error.tsx';
import { Panel } from '../account/panel.tsx';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Notice } from '../ui/notice.tsx';
import { AmountField } from './amount-field.tsx';
import { checkAmount } from './check-amount.ts';
import { describeDaily } from './describe-daily.ts';
import { StakeBoost } from './stake-boost.tsx';
import { useChain } from './use-chain.ts';
import { useRefreshMoney } from './use-refresh-money.ts';
import { useStaking } from './use-staking.ts';

const strings = tokenStrings.stake;
type Change = keyof typeof strings.tabs;
type Asked = { change: Change; amount: string; key: string };

/** Puts $ASHAO at stake and takes it back, at once and without the wallet: both are kept in the ledger. */
export function StakePanel() {
  const staking = useStaking();
  // Until it is known, deposits are supposed: with most networks they are there.
  const canDeposit = (useChain().data?.state ?? 'on') === 'on';
  const refresh = useRefreshMoney();
  const [change, setChange] = useState<Change>('stake');
  const [text, setText] = useState('');
  const [key, setKey] = useState(createRandomId);
  const move = useMutation({
    mutationFn: (asked: Asked) => changeStake(asked.change, asked.amount, asked.key),
    onSuccess: () => {
      setText('');
      setKey(createRandomId());
    },
    onSettled: refresh,
  });
  if (staking.isLoadingError) {
    return (
      <Panel title={strings.title}>
        <LoadError error={staking.error} onRetry={() => void staking.refetch()} />
      </Panel>
    );
  }
  const position = staking.data?.position ?? null;
  const available = position?.[change === 'stake' ? 'available' : 'staked'] ?? null;
  const { amount, problem } = checkAmount({ text, asset: 'ashao', available });
  const daily = staking.data && describeDaily(staking.data, { change, amount });

  function edit(next: string) {
    setText(next);
    // Another amount is another question; the same one after a lost answer keeps its key and counts once.
    setKey(createRandomId());
    move.reset();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (amount !== null) move.mutate({ change, amount: toAmountText(amount, 'ashao'), key });
  }
  return (
    <Panel title={strings.title} busy={staking.isPending} aside={<AsOf time={staking.dataUpdatedAt} />}>
      <Choice
        legend={strings.choose}
        options={strings.tabs}
        value={change}
        disabled={move.isPending}
        onChange={(chosen) => {
          setChange(chosen);
          edit('');
        }}
      />
      <form onSubmit={submit}>
        <AmountField
          asset="ashao"
          value={text}
          onChange={edit}
          problem={problem}
          max={available === '0' ? null : available}
          disabled={move.isPending}
        >
          {available === '0' &&
            (change === 'stake' && !canDeposit ? strings.nothingToDeposit : strings.nothing[change])}
          {available !== null && available !== '0' && (
            <>
              {strings.available[change]}{' '}
              <span className="text-ink tabular-nums">{formatAmount(available, 'ashao')}</span>
            </>
          )}
          {daily && <span className="block">{daily}</span>}
        </AmountField>
        <div className="mt-4 flex flex-col items-start gap-3">
          <Button type="submit" look="solid" disabled={amount === null || move.isPending}>
            {move.isPending ? strings.busy[change] : strings.do[change]}
          </Button>
          <p role="status" className="text-good text-sm empty:sr-only">
            {move.isSuccess && strings.done[move.variables.change](formatAmount(move.variables.amount, 'ashao'))}
          </p>
          {move.isError && (
            <Notice tone="warn" title={strings.failed[change]}>
              {describeError(move.error)}
            </Notice>
          )}
        </div>
      </form>
      {staking.data && <StakeBoost boost={staking.data.boost} staked={position?.staked ?? '0'} />}
    </Panel>
  );
}
