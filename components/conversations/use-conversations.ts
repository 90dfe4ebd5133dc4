'use client';

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteConversation, fetchConversations, renameConversation } from '@/lib/client/chat-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';

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

export function useRenameConversation(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (title: string) => renameConversation(id, title),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: queryKeys.conversations }),
        queries.invalidateQueries({ queryKey: queryKeys.conversation(id) }),
      ]),
  });
}

export function useDeleteConversation(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => deleteConversation(id),
    onSuccess: () => {
      queries.removeQueries({ queryKey: queryKeys.conversation(id) });
      return queries.invalidateQueries({ queryKey: queryKeys.conversations });
    },
  });
}
