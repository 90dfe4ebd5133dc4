'use client';

import { useQuery } from '@tanstack/react-query';
import { fetchConversation } from '@/lib/client/chat-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';

export function useConversation(id: string | null) {
  return useQuery({
    queryKey: queryKeys.conversation(id ?? ''),
    queryFn: ({ signal }) => fetchConversation(id ?? '', signal),
    enabled: id !== null,
  });
}
