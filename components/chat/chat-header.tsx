'use client';

import { lazyValue } from '../markdown/lazy-value.ts';
import { useLazyValue } from '../markdown/use-lazy-value.ts';
import { joinClasses } from '../ui/join-classes.ts';
import { useConversation } from './use-conversation.ts';
import { useConversationId } from './use-conversation-id.ts';

// A new chat has no menu.
const chatMenuCode = lazyValue(async () => (await import('./chat-menu.tsx')).ChatMenu);

/** The open conversation's title and its menu: in the header where there is room, else in a line of its own. */
export function ChatHeader({ className }: { className: string }) {
  const id = useConversationId();
  const data = useConversation(id).data;
  const ChatMenu = useLazyValue(chatMenuCode, id !== null);
  if (id === null || data === undefined) return null;
  return (
    <div className={joinClasses('min-w-0 items-center gap-0.5', className)}>
      <p className="min-w-0 truncate text-muted text-ui">{data.conversation.title}</p>
      {ChatMenu === null ? (
        <span className="size-9 shrink-0" />
      ) : (
        <ChatMenu conversationId={id} messages={data.messages} />
      )}
    </div>
  );
}
