'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { fetchSession, signOut, signOutEverywhere } from '@/lib/client/account-api.ts';
import { ApiError } from '@/lib/client/api-error.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { walletStrings } from '@/lib/strings/wallet.ts';
import { useToast } from '../ui/use-toast.ts';
import { useEndSession } from './use-end-session.ts';

const strings = walletStrings.everywhere;

/** Signs this browser out, or all of them, and leaves for a new chat. */
export function useSignOut(where: 'here' | 'everywhere') {
  const endSession = useEndSession();
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const leave = () => {
    endSession();
    router.push('/chat');
  };
  /** The page has shown somebody whose session has ended since: what was wanted is partly so, or concerns somebody else. */
  async function explain() {
    const { user } = await queries.fetchQuery({
      queryKey: queryKeys.session,
      queryFn: ({ signal }) => fetchSession(signal),
      staleTime: 0,
    });
    toast({ text: user === null ? strings.endedBefore : strings.otherAccount });
    if (user === null) leave();
  }
  return useMutation({
    mutationFn: () =>
      where === 'here'
        ? signOut()
        : signOutEverywhere().catch(async (error: unknown) => {
            if (!isStale(error)) throw error;
            await explain();
            return null;
          }),
    onSuccess: (ended) => {
      if (ended !== null) leave();
    },
  });
}

/** Refused since the session that the page shows is there no more. */
function isStale(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 401 || error.code === 'account_changed');
}
