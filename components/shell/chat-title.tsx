'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { fetchConversation } from '@/lib/client/chat-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { shellStrings } from '@/lib/strings/shell.ts';
import { useConversationId } from '../chat/use-conversation-id.ts';

/**
 * Names the tab after the open conversation. In the browser alone: the server's page says "Chat" to whoever asks for the
 * address, since a title is its owner's.
 */
export function ChatTitle() {
  const id = useConversationId();
  const { data, isError } = useQuery({
    queryKey: queryKeys.conversation(id ?? ''),
    queryFn: ({ signal }) => fetchConversation(id ?? '', signal),
    enabled: id !== null,
    select: ({ conversation }) => conversation.title,
  });
  // Deleted in another tab, it is still cached.
  const title = isError ? undefined : data;
  useEffect(() => {
    if (title === undefined) return;
    const before = document.title;
    const named = shellStrings.chatTitle(title);
    document.title = named;
    return () => {
      // Unless the next page has put up its own already.
      if (document.title === named) document.title = before;
    };
  }, [title]);
  return null;
}
