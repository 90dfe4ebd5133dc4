'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { WithdrawalEntry } from '@/lib/chain/schemas.ts';
import { createRandomId } from '@/lib/client/create-random-id.ts';
import type { Asset } from '@/lib/client/parse-amount.ts';
import { requestWithdrawal } from '@/lib/client/token-api.ts';
import { useRefreshMoney } from './use-refresh-money.ts';
import { useSubmitVoucher } from './use-submit-voucher.ts';

type Asked = { asset: Asset; amount: string; key: string };

/** Asks for a voucher and has the wallet submit it. What the wallet refuses stays and can be submitted again. */
export function useWithdraw() {
  const refresh = useRefreshMoney();
  const [entry, setEntry] = useState<WithdrawalEntry | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const voucher = useSubmitVoucher(entry?.id ?? null);
  const request = useMutation({
    mutationFn: ({ asset, amount, key }: Asked) => requestWithdrawal(asset, amount, key),
    onSettled: refresh,
    onSuccess: (made) => {
      setEntry(made);
      void voucher.submit(made);
    },
  });
  return {
    entry,
    transaction: voucher.transaction,
    isAsking: request.isPending,
    /** There is something to tell of: asked for, refused, under way, or at its end. */
    isBegun: request.status !== 'idle' || voucher.transaction.step !== 'idle',
    isLocked: request.isPending || voucher.isBusy,
    error: request.error,
    submit: voucher.submit,
    ask: (asset: Asset, amount: string) => {
      // The same question once more, as after a lost answer, keeps its key and is not debited twice.
      const isSame = asked?.asset === asset && asked.amount === amount;
      const params = { asset, amount, key: isSame ? asked.key : createRandomId() };
      setAsked(params);
      request.mutate(params);
    },
    reset: () => {
      setEntry(null);
      setAsked(null);
      request.reset();
      voucher.reset();
    },
  };
}
