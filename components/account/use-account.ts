'use client';

import { useQuery } from '@tanstack/react-query';
import { fetchAccount } from '@/lib/client/account-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';

/** The signed-in person's account; several panels show parts of it. */
export function useAccount() {
  return useQuery({ queryKey: queryKeys.account, queryFn: ({ signal }) => fetchAccount(signal) });
}
