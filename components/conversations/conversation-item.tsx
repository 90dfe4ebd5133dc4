'use client';

import Link from 'next/link';
import { useState } from 'react';
import type { Conversation } from '@/lib/chat/schemas.ts';
import { joinClasses } from '../ui/join-classes.ts';
import { ConversationMenu } from './conversation-menu.tsx';
import { RenameForm } from './rename-form.tsx';

type ConversationItemProps = {
  conversation: Conversation;
  current: boolean;
  onNavigate?: (() => void) | undefined;
};

export function ConversationItem({ conversation, current, onNavigate }: ConversationItemProps) {
  const [renaming, setRenaming] = useState(false);
  if (renaming) {
    return (
      <li>
        <RenameForm conversation={conversation} onClose={() => setRenaming(false)} />
      </li>
    );
  }
  return (
    <li
      className={joinClasses(
        'group flex items-center rounded-lg pr-0.5 transition-colors focus-within:bg-raised hover:bg-raised',
        current && 'bg-raised',
      )}
    >
      <Link
        href={`/chat/${conversation.id}`}
        // The page behind it is empty, and a long list would ask for each.
        prefetch={false}
        onClick={() => onNavigate?.()}
        aria-current={current ? 'page' : undefined}
        title={conversation.title}
        className={joinClasses(
          'min-w-0 flex-1 truncate rounded-lg px-2.5 py-2 text-sm',
          current ? 'font-medium text-ink' : 'text-muted group-hover:text-ink',
        )}
      >
        {conversation.title}
      </Link>
      <ConversationMenu conversation={conversation} current={current} onRename={() => setRenaming(true)} />
    </li>
  );
}
