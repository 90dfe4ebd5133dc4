'use client';

import { useEffect, useRef, useState } from 'react';
import { lazyValue } from '../markdown/lazy-value.ts';
import { useLazyValue } from '../markdown/use-lazy-value.ts';
import { joinClasses } from '../ui/join-classes.ts';
import { useConversation } from './use-conversation.ts';
import { useConversationId } from './use-conversation-id.ts';

// A new chat has no menu, and no name to change.
const chatMenuCode = lazyValue(async () => (await import('./chat-menu.tsx')).ChatMenu);
const renameFormCode = lazyValue(async () => (await import('../conversations/rename-form.tsx')).RenameForm);

/** The open conversation's title and its menu: in the header where there is room, else in a line of its own. */
export function ChatHeader({ className }: { className: string }) {
  const id = useConversationId();
  const data = useConversation(id).data;
  const ChatMenu = useLazyValue(chatMenuCode, id !== null);
  const RenameForm = useLazyValue(renameFormCode, id !== null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const line = useRef<HTMLDivElement>(null);
  const returning = useRef(false);
  useEffect(() => {
    if (renaming !== null || !returning.current) return;
    returning.current = false;
    line.current?.querySelector('button')?.focus();
  }, [renaming]);
  if (id === null || data === undefined) return null;
  const { conversation, messages } = data;
  function closeForm(byKey: boolean) {
    returning.current = byKey;
    setRenaming(null);
  }
  return (
    <div ref={line} className={joinClasses('min-w-0 items-center gap-0.5', className)}>
      {renaming === id && RenameForm !== null ? (
        <div className="w-72 max-w-full flex-initial">
          <RenameForm conversation={conversation} onClose={closeForm} />
        </div>
      ) : (
        <p dir="auto" className="min-w-0 truncate text-muted text-ui">
          {conversation.title}
        </p>
      )}
      {ChatMenu === null ? (
        <span className="size-9 pointer-coarse:h-11 pointer-coarse:w-10 shrink-0" />
      ) : (
        <ChatMenu conversation={conversation} messages={messages} onRename={() => setRenaming(id)} />
      )}
    </div>
  );
}
