'use client';

import { usePathname } from 'next/navigation';
import { ApiError, describeError } from '@/lib/client/api-error.ts';
import { groupByDay } from '@/lib/client/group-by-day.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ConversationItem } from './conversation-item.tsx';
import { useConversations } from './use-conversations.ts';

type ConversationListProps = { search: string; onNavigate?: (() => void) | undefined };

export function ConversationList({ search, onNavigate }: ConversationListProps) {
  const pathname = usePathname();
  const list = useConversations(search);
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <ListError error={list.error} onRetry={() => void list.refetch()} />;
  const conversations = list.data.pages.flatMap((page) => page.conversations);
  return (
    <nav aria-label="Conversations" className="min-h-0 flex-1 overflow-y-auto px-3 pb-4">
      {conversations.length === 0 && <EmptyList search={search} />}
      {groupByDay(conversations).map((group) => (
        <section key={group.label} aria-label={group.label}>
          <h2 className="px-2.5 pt-4 pb-1.5 font-medium text-faint text-xs">{group.label}</h2>
          <ul>
            {group.items.map((conversation) => (
              <ConversationItem
                key={conversation.id}
                conversation={conversation}
                current={pathname === `/chat/${conversation.id}`}
                onNavigate={onNavigate}
              />
            ))}
          </ul>
        </section>
      ))}
      {list.hasNextPage && (
        <Button
          look="quiet"
          size="small"
          className="mt-3 w-full"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {list.isFetchingNextPage ? 'Loading…' : 'Show older'}
        </Button>
      )}
    </nav>
  );
}

function EmptyList({ search }: { search: string }) {
  return (
    <p className="px-2.5 pt-4 text-muted text-sm leading-relaxed">
      {search === '' ? 'No conversations yet. Send a message and it appears here.' : `Nothing found for “${search}”.`}
    </p>
  );
}

function ListSkeleton() {
  return (
    <div aria-busy="true" className="grid flex-1 content-start gap-3 px-5.5 pt-5">
      {['w-3/4', 'w-full', 'w-2/3', 'w-5/6'].map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </div>
  );
}

function ListError({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const signedOut = error instanceof ApiError && error.status === 401;
  return (
    <div className="flex-1 px-5.5 pt-4 text-muted text-sm leading-relaxed">
      <p>{signedOut ? 'Connect a wallet to keep your conversations.' : describeError(error)}</p>
      {!signedOut && (
        <Button size="small" className="mt-3" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
