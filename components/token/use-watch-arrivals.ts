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
  const before = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (deposits === undefined || withdrawals === undefined) return;
    // By name, not by number: a list has a page's length, and what comes in at its head pushes another one out.
    const arrived = [...deposits, ...withdrawals].filter(({ state }) => ARRIVED.includes(state));
    const now = new Set(arrived.map(({ id }) => String(id)));
    const known = before.current;
    before.current = now;
    if (known !== null && [...now].some((id) => !known.has(id))) refresh();
  }, [deposits, withdrawals, refresh]);
}
