import Link from 'next/link';
import { describeError } from '@/lib/client/api-error.ts';
import { chatStrings } from '@/lib/strings/chat.ts';
import { EmptyChat } from '../composer/empty-chat.tsx';
import { Button, buttonClasses } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { useSession } from '../wallet/use-session.ts';
import type { ChatModel } from './chat-model.ts';
import { LazyLog } from './lazy-log.tsx';
import { LogSkeleton } from './log-skeleton.tsx';
import type { useConversation } from './use-conversation.ts';

type ChatBodyProps = {
  id: string | null;
  chat: ChatModel;
  conversation: ReturnType<typeof useConversation>;
  /** Deleted, or somebody else's. */
  missing: boolean;
  onChoose: (prompt: string) => void;
};

/** The middle of the screen in each of its states: new, loading, missing, failed, there. */
export function ChatBody({ id, chat, conversation, missing, onChoose }: ChatBodyProps) {
  if (id === null) return <EmptyChat onChoose={onChoose} />;
  if (missing) return <MissingCard />;
  if (conversation.isPending) return <LogSkeleton />;
  if (conversation.data === undefined) {
    return (
      <Notice
        title={chatStrings.notLoadedTitle}
        actions={
          <Button size="small" onClick={() => void conversation.refetch()}>
            {chatStrings.tryAgain}
          </Button>
        }
      >
        {describeError(conversation.error, chatStrings.checkConnection)}
      </Notice>
    );
  }
  // The key: another conversation's messages are drawn from its end on, not by changing these.
  return <LazyLog key={id} path={chat.path} />;
}

function MissingCard() {
  const session = useSession();
  const { openConnect } = useConnectDialog();
  const signedOut = !session.isPending && session.user === null;
  return (
    <Notice
      tone="info"
      title={chatStrings.missingTitle}
      actions={
        <>
          {signedOut && (
            <Button look="solid" size="small" onClick={openConnect}>
              {chatStrings.connect}
            </Button>
          )}
          <Link href="/chat" className={buttonClasses('outline', 'small')}>
            {chatStrings.startNew}
          </Link>
        </>
      }
    >
      {chatStrings.missingText}
    </Notice>
  );
}
