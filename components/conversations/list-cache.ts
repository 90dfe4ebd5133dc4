import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { conversationsResponse, ListedConversation } from '@/lib/chat/schemas.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';

type Pages = InfiniteData<z.infer<typeof conversationsResponse>>;

/**
 * Changes one conversation in every list that is held, the searches included; null takes it out. The server is asked
 * afterwards, so that a wrong guess doesn't stay.
 */
export async function changeListed(
  queries: QueryClient,
  id: string,
  change: (conversation: ListedConversation) => ListedConversation | null,
): Promise<void> {
  // A list read before the change must not overwrite what is shown now.
  await queries.cancelQueries({ queryKey: queryKeys.conversations });
  queries.setQueriesData<Pages>({ queryKey: queryKeys.conversations }, (cached) => {
    if (cached === undefined) return cached;
    const pages = cached.pages.map((page) => ({
      ...page,
      conversations: page.conversations.flatMap((listed) => (listed.id === id ? (change(listed) ?? []) : listed)),
    }));
    return { ...cached, pages };
  });
}
