'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { fetchConversations } from '@/lib/client/chat-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';

/** The person's conversations, newest first; `search` looks through titles and messages. */
export function useConversations(search: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.conversationSearch(search),
    queryFn: ({ pageParam, signal }) => fetchConversations({ search, cursor: pageParam, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // The old list stays while the next search is on its way, so that typing doesn't flicker.
    placeholderData: (previous) => previous,
  });
}
