'use client';

import { Search } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { conversationStrings as strings } from '@/lib/strings/conversations.ts';
import { ConversationList } from './conversation-list.tsx';
import { useDebounced } from './use-debounced.ts';

type ConversationPanelProps = { onNavigate?: (() => void) | undefined };

/** The search field and the list that it narrows. */
export function ConversationPanel({ onNavigate }: ConversationPanelProps) {
  const [search, setSearch] = useState('');
  const settledSearch = useDebounced(search.trim());
  const id = useId();
  function handleKey(event: KeyboardEvent<HTMLElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && search !== '') {
      // Clears the field and does nothing else.
      event.preventDefault();
      setSearch('');
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      event.currentTarget.closest('[data-conversations]')?.querySelector<HTMLElement>('a[data-conversation]')?.focus();
    }
  }
  return (
    <div data-conversations className="flex min-h-0 flex-1 flex-col">
      <search className="relative block px-3 pb-2">
        <label htmlFor={id} className="sr-only">
          {strings.searchLabel}
        </label>
        <Search
          aria-hidden
          className="-translate-y-1/2 pointer-events-none absolute top-[18px] pointer-coarse:top-[22px] left-5.5 size-4 text-faint"
          strokeWidth={1.75}
        />
        <input
          id={id}
          type="search"
          value={search}
          maxLength={200}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={handleKey}
          placeholder={strings.searchPlaceholder}
          className="h-9 pointer-coarse:h-11 w-full rounded-control bg-raised pr-3 pl-9 text-sm pointer-coarse:text-base outline-offset-0 placeholder:text-faint"
        />
      </search>
      <ConversationList search={settledSearch} onNavigate={onNavigate} />
    </div>
  );
}
