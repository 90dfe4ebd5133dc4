'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { queryKeys } from '@/lib/client/query-keys.ts';

/** Asks again for everything that a movement of money changes. */
export function useRefreshMoney(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    const { staking, credits, account, deposits, withdrawals, walletBalances } = queryKeys;
    for (const queryKey of [staking, credits, account, deposits, withdrawals, walletBalances]) {
      void queries.invalidateQueries({ queryKey });
    }
  }, [queries]);
}
