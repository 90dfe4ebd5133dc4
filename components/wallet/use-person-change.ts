'use client';

import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef } from 'react';
import { NO_ACCOUNT } from '@/lib/auth/schemas.ts';
import { ApiError } from '@/lib/client/api-error.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { OutgoingMessage } from '../composer/use-draft-delivery.ts';
import { clearSessionValues, readStored, writeStored } from '../ui/use-stored-value.ts';
import { useToast } from '../ui/use-toast.ts';
import { PERSON_KEY } from './person-key.ts';
import { readShownAccount } from './read-shown-account.ts';
import { rescueDraft } from './rescue-draft.ts';
import { openSessionChannel } from './session-channel.ts';
import { useSession } from './use-session.ts';

/**
 * Once for the whole app: when a signed-in person is followed by nobody or by somebody else, nothing of theirs stays on
 * the screen, in the cache or in the tab's storage. Signing in for the first time keeps what a visitor has written.
 */
export function usePersonChange(): void {
  const queries = useQueryClient();
  const router = useRouter();
  const { data } = useSession();
  const toast = useToast();
  /** Puts back the draft that was refused since its page showed another person. */
  const restoreDraft = useRef<(() => void) | null>(null);
  const id = data === undefined ? undefined : (data.user?.id ?? '');
  useEffect(() => {
    if (id === undefined) return;
    const before = readStored(PERSON_KEY, 'session') ?? '';
    if (before === id) return;
    if (before !== '') {
      clearSessionValues();
      // Reset, not removed: what is on the screen listens to its entry of the cache and would keep showing it if that
      // were merely dropped.
      void queries.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== queryKeys.session[0] });
      // A temporary chat is in its screen alone, and goes with it.
      const { pathname, search } = window.location;
      const leaves = restoreDraft.current !== null || new URLSearchParams(search).has('temporary');
      // The start page has the same draft as a new chat.
      if (leaves && pathname.startsWith('/chat') && pathname + search !== '/chat') router.replace('/chat');
      restoreDraft.current?.();
    }
    restoreDraft.current = null;
    writeStored(PERSON_KEY, id, 'session');
  }, [id, queries, router]);
  const handleRefusal = useEffectEvent((error: ApiError, delivery: Delivered | null) => {
    // Only who has just tried to send it is known to have written it.
    restoreDraft.current = delivery && rescueDraft(delivery.edit);
    toast({ tone: 'bad', text: error.message });
  });
  useEffect(() => followSession(queries, handleRefusal), [queries]);
}

/** What a message's mutation was given, as far as it is looked at here. */
type Delivered = { edit?: OutgoingMessage };
type OnRefusal = (error: ApiError, delivery: Delivered | null) => void;

/** Asks who is signed in whenever that may have changed: another tab says so, or a request was refused. */
function followSession(queries: QueryClient, onRefusal: OnRefusal): () => void {
  const askAgain = () => void queries.invalidateQueries({ queryKey: queryKeys.session });
  const handleError = (error: unknown, delivery: Delivered | null = null) => {
    if (error instanceof ApiError && error.code === 'account_changed') {
      onRefusal(error, delivery);
      askAgain();
      return;
    }
    // A visitor is refused as a matter of course.
    const isSignedIn = (readShownAccount(queries) ?? NO_ACCOUNT) !== NO_ACCOUNT;
    if (isSignedIn && error instanceof ApiError && error.status === 401) askAgain();
  };
  const stops = [
    queries.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') handleError(event.action.error);
    }),
    queries.getMutationCache().subscribe((event) => {
      if (event.type !== 'updated' || event.action.type !== 'error') return;
      const isDelivery = event.mutation.meta?.isDelivery === true;
      handleError(event.action.error, isDelivery ? (event.mutation.state.variables as Delivered) : null);
    }),
  ];
  const channel = openSessionChannel();
  if (channel !== null) channel.onmessage = askAgain;
  // Whatever happened before this listened, as in pages outside the app.
  askAgain();
  return () => {
    channel?.close();
    for (const stop of stops) stop();
  };
}
