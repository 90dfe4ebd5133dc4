'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { ApiError } from '@/lib/client/api-error.ts';
import { sendMessage } from '@/lib/client/chat-api.ts';
import { createRandomId } from '@/lib/client/create-random-id.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { TierId } from '@/lib/constants.ts';
import { addExchange } from '../chat/add-exchange.ts';
import { useSession } from '../wallet/use-session.ts';

type FirstPrompt = { content: string; tier: TierId };

/**
 * Sends a conversation's first message from a page that is not the chat, and goes there. The chat finds the message in the
 * cache, so the answer streams at once; `useSend` does the same inside the chat, where there is nowhere to go to.
 */
export function useFirstPrompt() {
  const queries = useQueryClient();
  const router = useRouter();
  const free = useSession().user === null;
  const attempt = useRef({ fingerprint: '', key: '' });

  /** One key for as long as the same prompt is tried: a retry after a lost answer is not charged twice. */
  function keyFor(prompt: FirstPrompt): string {
    const fingerprint = JSON.stringify(prompt);
    if (attempt.current.fingerprint !== fingerprint) attempt.current = { fingerprint, key: createRandomId() };
    return attempt.current.key;
  }

  return useMutation({
    mutationFn: (prompt: FirstPrompt) => sendMessage(prompt, keyFor(prompt)),
    // What was being sent is its writer's, whoever turns out to be signed in: see usePersonChange.
    meta: { isDelivery: true },
    onError: (error) => {
      // A tab that nobody was signed in with before is watched by nobody else: the next try is for who is signed in now.
      if (error instanceof ApiError && error.code === 'account_changed')
        void queries.invalidateQueries({ queryKey: queryKeys.session });
    },
    onSuccess: (sent, { content, tier }) => {
      attempt.current = { fingerprint: '', key: '' };
      addExchange(queries, { sent, tier, free, question: { content, images: [], parentId: null } });
      void queries.invalidateQueries({ queryKey: queryKeys.conversations });
      void queries.invalidateQueries({ queryKey: queryKeys.credits });
      router.push(`/chat/${sent.conversationId}`);
    },
  });
}
