'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import * as z from 'zod/mini';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { openChatChannel } from '../conversations/chat-channel.ts';

const note = z.object({ conversationId: z.string() });

/** Tells this browser's other tabs that a conversation has changed, and reads again what they tell of. */
export function useChatChannel(): (conversationId: string) => void {
  const queries = useQueryClient();
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const opened = openChatChannel();
    if (opened === null) return;
    channel.current = opened;
    opened.onmessage = (event: MessageEvent<unknown>) => {
      const parsed = note.safeParse(event.data);
      if (!parsed.success) return;
      const { conversationId } = parsed.data;
      for (const key of [queryKeys.conversation(conversationId), queryKeys.conversations, queryKeys.credits]) {
        void queries.invalidateQueries({ queryKey: key });
      }
    };
    return () => opened.close();
  }, [queries]);

  return useCallback((conversationId: string) => channel.current?.postMessage({ conversationId }), []);
}
