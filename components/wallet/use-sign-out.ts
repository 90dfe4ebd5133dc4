'use client';

import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { signOut, signOutEverywhere } from '@/lib/client/account-api.ts';
import { ApiError } from '@/lib/client/api-error.ts';
import { useEndSession } from './use-end-session.ts';

/** Signs this browser out, or all of them, and leaves for a new chat. */
export function useSignOut(where: 'here' | 'everywhere') {
  const endSession = useEndSession();
  const router = useRouter();
  const leave = () => {
    endSession();
    router.push('/chat');
  };
  return useMutation({
    mutationFn: () => (where === 'here' ? signOut() : signOutEverywhere()),
    onSuccess: leave,
    onError: (error) => {
      // Somebody else has ended this session before.
      if (error instanceof ApiError && error.status === 401) leave();
    },
  });
}
