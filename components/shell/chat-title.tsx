'use client';

import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect } from 'react';
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
  useLayoutEffect(() => {
    if (title === undefined) return;
    // As `document.title` gives it back.
    const named = shellStrings.chatTitle(title).replace(/\s+/g, ' ').trim();
    let below = document.title;
    const name = () => {
      if (document.title === named) return;
      below = document.title;
      document.title = named;
    };
    name();
    // The page's own title is streamed after the page: on a busy machine it comes when this one is up already.
    const observer = new MutationObserver(name);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      // Unless the next page has put up its own already.
      if (document.title === named) document.title = below;
    };
  }, [title]);
  return null;
}
