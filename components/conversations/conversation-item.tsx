'use client';

import Link from 'next/link';
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import type { ListedConversation } from '@/lib/chat/schemas.ts';
import { joinClasses } from '../ui/join-classes.ts';
import { showOffline } from '../ui/show-offline.ts';
import { ConversationMenu } from './conversation-menu.tsx';
import { RenameForm } from './rename-form.tsx';
import { Snippet } from './snippet.tsx';

type ConversationItemProps = {
  conversation: ListedConversation;
  current: boolean;
  /** Whether Tab stops at this row; the arrows go on from there. */
  tabStop: boolean;
  onNavigate?: (() => void) | undefined;
  onDelete: (conversation: ListedConversation) => void;
};

/** One row. Double click or F2 renames, Delete deletes. */
export function ConversationItem({ conversation, current, tabStop, onNavigate, onDelete }: ConversationItemProps) {
  const { id, title, snippet } = conversation;
  const [renaming, setRenaming] = useState(false);
  const link = useRef<HTMLAnchorElement>(null);
  const focusLink = useRef(false);
  useEffect(() => {
    if (current) link.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useEffect(() => {
    if (renaming || !focusLink.current) return;
    focusLink.current = false;
    link.current?.focus();
  }, [renaming]);

  function handleKey(event: KeyboardEvent) {
    if (event.key === 'F2') setRenaming(true);
    else if (event.key === 'Delete') onDelete(conversation);
    else return;
    event.preventDefault();
  }
  function handleDelete() {
    onDelete(conversation);
    // The way back lies under the drawer, which is over everything.
    onNavigate?.();
  }
  function handleClick(event: MouseEvent) {
    onNavigate?.();
    if (showOffline(`/chat/${id}`)) event.preventDefault();
  }
  function closeForm(byKey: boolean) {
    focusLink.current = byKey;
    setRenaming(false);
  }
  if (renaming) {
    return (
      <li>
        <RenameForm conversation={conversation} onClose={closeForm} />
      </li>
    );
  }
  const tabIndex = tabStop ? 0 : -1;
  return (
    <li
      className={joinClasses(
        'group relative rounded-control transition-colors focus-within:bg-raised hover:bg-raised',
        current && 'bg-raised',
      )}
    >
      <Link
        ref={link}
        href={`/chat/${id}`}
        data-conversation={id}
        tabIndex={tabIndex}
        // The page behind it is empty, and a long list would ask for each.
        prefetch={false}
        onClick={handleClick}
        onDoubleClick={() => setRenaming(true)}
        onKeyDown={handleKey}
        aria-current={current ? 'page' : undefined}
        title={title}
        className={joinClasses(
          'block rounded-control px-2.5 py-2 text-sm group-focus-within:pr-9 group-hover:pr-9 pointer-coarse:py-3 pointer-coarse:pr-11',
          current ? 'font-medium text-ink' : 'text-muted group-hover:text-ink',
        )}
      >
        <span dir="auto" className="block truncate">
          {title}
        </span>
        {snippet.length > 0 && (
          <Snippet
            pieces={snippet}
            className="mt-0.5 line-clamp-2 break-words font-normal text-muted text-xs leading-normal"
          />
        )}
      </Link>
      <ConversationMenu
        conversation={conversation}
        tabIndex={tabIndex}
        onRename={() => setRenaming(true)}
        onDelete={handleDelete}
      />
    </li>
  );
}
