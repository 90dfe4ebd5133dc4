'use client';

import { Search } from 'lucide-react';
import { useDeferredValue, useId, useState } from 'react';
import { ConversationList } from './conversation-list.tsx';

type ConversationPanelProps = { onNavigate?: (() => void) | undefined };

export function ConversationPanel({ onNavigate }: ConversationPanelProps) {
  const [search, setSearch] = useState('');
  const deferredSearch = useDeferredValue(search.trim());
  const id = useId();
  return (
    <>
      <div className="relative px-3 pb-2">
        <label htmlFor={id} className="sr-only">
          Search conversations
        </label>
        <Search
          aria-hidden
          className="-translate-y-1/2 pointer-events-none absolute top-[18px] left-5.5 size-4 text-faint"
          strokeWidth={1.75}
        />
        <input
          id={id}
          type="search"
          value={search}
          maxLength={200}
          onChange={(event) => setSearch(event.target.value)}
          placeholder="Search"
          className="h-9 w-full rounded-lg bg-raised pr-3 pl-9 text-sm pointer-coarse:text-base outline-offset-0 placeholder:text-faint"
        />
      </div>
      <ConversationList search={deferredSearch} onNavigate={onNavigate} />
    </>
  );
}
