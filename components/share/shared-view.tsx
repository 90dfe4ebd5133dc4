'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { ApiError, describeError } from '@/lib/client/api-error.ts';
import { fetchShare } from '@/lib/client/chat-api.ts';
import { formatDate } from '@/lib/client/format.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { shareStrings } from '@/lib/strings/share.ts';
import { LogSkeleton } from '../chat/log-skeleton.tsx';
import { Button, buttonClasses } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { NothingShared } from './nothing-shared.tsx';
import { SharedMessage } from './shared-message.tsx';

/** What a share's link shows, or why it shows nothing. */
export function SharedView({ id }: { id: string }) {
  const share = useQuery({
    queryKey: queryKeys.share(id),
    queryFn: ({ signal }) => fetchShare(id, signal),
    // A revoked one must not live on in an open page's cache.
    staleTime: 0,
  });
  if (share.error instanceof ApiError && share.error.status === 404) return <NothingShared />;
  if (share.data === undefined) {
    return share.isPending ? (
      <LogSkeleton />
    ) : (
      <Notice
        title={shareStrings.failedTitle}
        actions={
          <Button size="small" onClick={() => void share.refetch()}>
            {shareStrings.tryAgain}
          </Button>
        }
      >
        {describeError(share.error)}
      </Notice>
    );
  }
  const { title, sharedAt, messages } = share.data.conversation;
  return (
    <article>
      <header className="border-b pb-6">
        <h1 dir="auto" className="text-balance break-words font-semibold text-2xl tracking-tight sm:text-3xl">
          {title}
        </h1>
        <p className="mt-3 text-muted text-ui">
          {shareStrings.sharedOn(formatDate(sharedAt))} · {shareStrings.readOnly}
        </p>
      </header>
      <div className="grid grid-cols-1 gap-7 py-8">
        {messages.map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a copy never changes its order, and says no ids
          <SharedMessage key={index} message={message} />
        ))}
      </div>
      <footer className="border-t pt-6">
        <Link href="/chat" className={buttonClasses('solid')}>
          {shareStrings.startOwn}
        </Link>
      </footer>
    </article>
  );
}
