'use client';

import { useEffect, useRef } from 'react';
import { useDeposits } from './use-deposits.ts';
import { useRefreshMoney } from './use-refresh-money.ts';
import { useWithdrawals } from './use-withdrawals.ts';

const ARRIVED: readonly string[] = ['credited', 'paid', 'expired', 'cancelled'];

/** Once for the page: when a deposit or withdrawal has come to its end, balances are asked for again. */
export function useWatchArrivals(): void {
  const deposits = useDeposits().data?.entries;
  const withdrawals = useWithdrawals().data?.entries;
  const refresh = useRefreshMoney();
  const before = useRef<number | null>(null);
  const arrived =
    deposits && withdrawals
      ? [...deposits, ...withdrawals].filter(({ state }) => ARRIVED.includes(state)).length
      : null;
  useEffect(() => {
    if (arrived === null) return;
    if (before.current !== null && arrived > before.current) refresh();
    before.current = arrived;
  }, [arrived, refresh]);
}
