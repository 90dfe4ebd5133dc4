'use client';

import { useQuery } from '@tanstack/react-query';
import { fetchCredits } from '@/lib/client/account-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { useSession } from './use-session.ts';

/** The signed-in person's balance; not asked for when nobody is signed in. */
export function useCredits() {
  const { user } = useSession();
  return useQuery({
    queryKey: queryKeys.credits,
    queryFn: ({ signal }) => fetchCredits(signal),
    enabled: user !== null,
  });
}
