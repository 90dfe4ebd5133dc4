'use client';

import { useQuery } from '@tanstack/react-query';
import { fetchSession } from '@/lib/client/account-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';

/** Who is signed in. The cookie is the truth; a connected wallet alone means nothing. */
export function useSession() {
  const query = useQuery({
    queryKey: queryKeys.session,
    queryFn: ({ signal }) => fetchSession(signal),
    staleTime: 60_000,
    // Another browser may have ended the session meanwhile.
    refetchOnWindowFocus: 'always',
  });
  return { ...query, user: query.data?.user ?? null };
}
