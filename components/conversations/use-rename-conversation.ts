'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { renameConversation } from '@/lib/client/chat-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { tellChatChanged } from './chat-channel.ts';
import { changeListed } from './list-cache.ts';

/** Renames one; the list shows the new title at once. */
export function useRenameConversation(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (title: string) => renameConversation(id, title),
    onMutate: (title) => changeListed(queries, id, (listed) => ({ ...listed, title })),
    onSuccess: () => tellChatChanged(id),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: queryKeys.conversations }),
        queries.invalidateQueries({ queryKey: queryKeys.conversation(id) }),
      ]),
  });
}
