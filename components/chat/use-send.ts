'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ImageInput } from '@/lib/chat/schemas.ts';
import { sendMessage } from '@/lib/client/chat-api.ts';
import { createRandomId } from '@/lib/client/create-random-id.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { TierId } from '@/lib/constants.ts';
import { useSession } from '../wallet/use-session.ts';
import { addSentMessage } from './conversation-cache.ts';

export type SendParams = {
  content: string;
  images: readonly ImageInput[];
  tier: TierId;
  conversationId: string | null;
};

/** Sends a message; when it was accepted, the conversation shows it and the address is the conversation's. */
export function useSend() {
  const queries = useQueryClient();
  const attempt = useRef({ fingerprint: '', key: '' });

  /** One key for as long as the same message is tried: a retry after a lost answer is not charged twice. */
  function keyFor(params: SendParams): string {
    const fingerprint = JSON.stringify(params);
    if (attempt.current.fingerprint !== fingerprint) attempt.current = { fingerprint, key: createRandomId() };
    return attempt.current.key;
  }

  const send = useMutation({
    mutationFn: (params: SendParams) => {
      const { content, images, tier, conversationId } = params;
      const body = { content, tier, ...(images.length === 0 ? {} : { images: [...images] }) };
      return sendMessage(conversationId === null ? body : { ...body, conversationId }, keyFor(params));
    },
    onSuccess: async ({ conversationId, ...sent }, { content, tier, conversationId: sentTo }) => {
      attempt.current = { fingerprint: '', key: '' };
      // A list read before the message was stored must not overwrite the one that shows it.
      await queries.cancelQueries({ queryKey: queryKeys.conversation(conversationId) });
      addSentMessage(queries, { conversationId, ...sent, tier, content });
      if (sentTo === null) window.history.replaceState(null, '', `/chat/${conversationId}`);
      void queries.invalidateQueries({ queryKey: queryKeys.conversations });
      void queries.invalidateQueries({ queryKey: queryKeys.credits });
    },
  });

  // Whoever signs in or out is not to blame for what was refused before.
  const userId = useSession().user?.id;
  const { reset } = send;
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the person changes
  useEffect(reset, [userId]);
  return send;
}
