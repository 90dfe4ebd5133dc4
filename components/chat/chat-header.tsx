'use client';

import { joinClasses } from '../ui/join-classes.ts';
import { ChatMenu } from './chat-menu.tsx';
import { useConversation } from './use-conversation.ts';
import { useConversationId } from './use-conversation-id.ts';

/** The open conversation's title and its menu: in the header where there is room, else in a line of its own. */
export function ChatHeader({ className }: { className: string }) {
  const id = useConversationId();
  const data = useConversation(id).data;
  if (id === null || data === undefined) return null;
  return (
    <div className={joinClasses('min-w-0 items-center gap-0.5', className)}>
      <p className="min-w-0 truncate text-muted text-ui">{data.conversation.title}</p>
      <ChatMenu conversationId={id} messages={data.messages} />
    </div>
  );
}
