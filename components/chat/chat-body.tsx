import Link from 'next/link';
import { ApiError, describeError } from '@/lib/client/api-error.ts';
import { EmptyChat } from '../composer/empty-chat.tsx';
import { Button, buttonClasses } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { MessageLog } from './message-log.tsx';
import type { useConversation } from './use-conversation.ts';

type ChatBodyProps = {
  id: string | null;
  conversation: ReturnType<typeof useConversation>;
  onStatus: (status: string) => void;
  onChoose: (prompt: string) => void;
  onSendAgain: ((content: string) => void) | null;
};

/** The middle of the screen in each of its states: new, loading, missing, failed, there. */
export function ChatBody({ id, conversation, onStatus, onChoose, onSendAgain }: ChatBodyProps) {
  if (id === null) return <EmptyChat onChoose={onChoose} />;
  if (conversation.isPending) return <LogSkeleton />;
  if (conversation.data === undefined) {
    return <LoadError error={conversation.error} onRetry={() => void conversation.refetch()} />;
  }
  const { messages } = conversation.data;
  return <MessageLog conversationId={id} messages={messages} onStatus={onStatus} onSendAgain={onSendAgain} />;
}

function LogSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-7">
      <Skeleton className="ml-auto h-11 w-2/5 rounded-2xl" />
      <div className="grid gap-3">
        <Skeleton className="h-4 w-11/12" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-3/5" />
      </div>
    </div>
  );
}

function LoadError({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  const gone = error instanceof ApiError && (error.status === 404 || error.status === 401);
  if (gone) {
    return (
      <Notice
        tone="info"
        title="This conversation is not here"
        actions={
          <Link href="/chat" className={buttonClasses('outline', 'small')}>
            Start a new chat
          </Link>
        }
      >
        It was deleted, or it belongs to another account. Connect the wallet it was made with to see it.
      </Notice>
    );
  }
  return (
    <Notice
      title="The conversation could not be loaded"
      actions={
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      }
    >
      {describeError(error)}
    </Notice>
  );
}
