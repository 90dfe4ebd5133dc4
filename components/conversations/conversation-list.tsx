'use client';

import { usePathname } from 'next/navigation';
import { groupByDay } from '@/lib/client/group-by-day.ts';
import { conversationStrings as strings } from '@/lib/strings/conversations.ts';
import { lazyValue } from '../markdown/lazy-value.ts';
import { useLazyValue } from '../markdown/use-lazy-value.ts';
import { ListError } from './list-error.tsx';
import { ListSkeleton } from './list-skeleton.tsx';
import { LoadMore } from './load-more.tsx';
import { SignedOutNote } from './signed-out-note.tsx';
import { useConversations } from './use-conversations.ts';
import { useDeleteConversation } from './use-delete-conversation.ts';
import { useFocusAfterDelete } from './use-focus-after-delete.ts';
import { useListKeys } from './use-list-keys.ts';

// Rows with their menu and their rename field: whoever comes for the first time has none.
const itemCode = lazyValue(async () => (await import('./conversation-item.tsx')).ConversationItem);

type ConversationListProps = { search: string; onNavigate?: (() => void) | undefined };

export function ConversationList({ search, onNavigate }: ConversationListProps) {
  const pathname = usePathname();
  const list = useConversations(search);
  const remove = useDeleteConversation();
  const { stopId, listProps } = useListKeys();
  const keepFocus = useFocusAfterDelete();
  const ConversationItem = useLazyValue(itemCode, (list.data?.pages[0]?.conversations.length ?? 0) > 0);
  if (list.isPending) return <ListSkeleton />;
  if (list.data === undefined) return <ListError error={list.error} onRetry={() => void list.refetch()} />;

  const conversations = list.data.pages.flatMap((page) => page.conversations);
  if (conversations.length > 0 && ConversationItem === null) return <ListSkeleton />;
  const isCurrent = (id: string) => pathname === `/chat/${id}`;
  // The row the arrows were on, else the open one, else the first.
  const stop =
    conversations.find(({ id }) => id === stopId) ?? conversations.find(({ id }) => isCurrent(id)) ?? conversations[0];
  return (
    <nav
      aria-label={strings.list}
      aria-busy={list.isPlaceholderData}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pb-4"
      {...listProps}
    >
      {conversations.length === 0 && (
        <p className="px-2.5 pt-4 text-muted text-sm leading-relaxed">
          {search === '' ? strings.empty : strings.nothingFound(search)}
        </p>
      )}
      {groupByDay(conversations).map((group) => (
        <section key={group.label} aria-label={group.label}>
          <h2 className="px-2.5 pt-4 pb-1.5 font-medium text-faint text-xs">{group.label}</h2>
          <ul>
            {group.items.map(
              (conversation) =>
                ConversationItem && (
                  <ConversationItem
                    key={conversation.id}
                    conversation={conversation}
                    current={isCurrent(conversation.id)}
                    tabStop={conversation === stop}
                    onNavigate={onNavigate}
                    onDelete={(deleted) => {
                      keepFocus(deleted.id);
                      void remove(deleted);
                    }}
                  />
                ),
            )}
          </ul>
        </section>
      ))}
      {list.hasNextPage && (
        // A new one for each page: it may be in view at once again, which an observer would not report twice.
        <LoadMore
          key={list.data.pages.length}
          loading={list.isFetchingNextPage}
          onLoad={() => void list.fetchNextPage()}
        />
      )}
      {conversations.length > 0 && search === '' && <SignedOutNote />}
      <p role="status" className="sr-only">
        {search !== '' && !list.isPlaceholderData && strings.found(conversations.length, list.hasNextPage)}
      </p>
    </nav>
  );
}
