'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { conversationResponse, Share } from '@/lib/chat/schemas.ts';
import { revokeShare, shareConversation } from '@/lib/client/chat-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';

/** Makes, renews and ends a conversation's share; how it stands is part of the conversation. */
export function useShare(conversationId: string, leafId: string | undefined) {
  const queries = useQueryClient();
  async function keep(share: Share | null) {
    const key = queryKeys.conversation(conversationId);
    // A list read before must not bring back how it was.
    await queries.cancelQueries({ queryKey: key });
    queries.setQueryData<z.infer<typeof conversationResponse>>(key, (cached) => cached && { ...cached, share });
  }
  const publish = useMutation({
    mutationFn: () => shareConversation(conversationId, leafId),
    networkMode: 'always',
    onSuccess: ({ share }) => keep(share),
  });
  const revoke = useMutation({
    mutationFn: () => revokeShare(conversationId),
    networkMode: 'always',
    onSuccess: () => keep(null),
  });
  return { publish, revoke };
}
