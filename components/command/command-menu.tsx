'use client';

import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { commandStrings as strings } from '@/lib/strings/command.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Modal } from '../ui/modal.tsx';
import type { CommandEntry } from './command-entry.ts';
import { CommandFooter } from './command-footer.tsx';
import { CommandResults } from './command-results.tsx';
import { useActiveEntry } from './use-active-entry.ts';
import { useCommandGroups } from './use-command-groups.ts';
import { useCommands } from './use-commands.ts';

type CommandMenuProps = Record<'onClose' | 'onToggleSidebar' | 'onSignOut', () => void>;

/**
 * Search over all conversations and commands in one field. A combobox with a list of its own: the server does the
 * searching, so that a library for filtering would bring 10 kB for the keys alone. The focus stays in the field and
 * `aria-activedescendant` says which row is meant (ARIA practices, "editable combobox with list").
 */
export function CommandMenu({ onClose, onToggleSidebar, onSignOut }: CommandMenuProps) {
  const [text, setText] = useState('');
  const search = text.trim();
  const listId = useId();
  const { groups, searching, error } = useCommandGroups(search, useCommands({ onToggleSidebar, onSignOut }));
  const entries = groups.flatMap((group) => group.entries);
  const { active, byKey, handleKey, point } = useActiveEntry(entries, search);
  const rowId = (id: string) => `${listId}${id}`;

  function choose(entry: CommandEntry) {
    onClose();
    // The menu gives the focus back as it goes; what the command does with the focus comes after that.
    setTimeout(entry.run);
  }
  function handleFieldKey(event: KeyboardEvent) {
    const entry = handleKey(event);
    if (entry !== null) choose(entry);
  }
  return (
    <Modal
      open
      onClose={onClose}
      aria-label={strings.title}
      className="mx-auto mt-0 h-dvh max-h-none w-full max-w-none animate-fade overflow-hidden sm:mt-[12dvh] sm:h-fit sm:w-[40rem] sm:rounded-panel sm:border"
    >
      <div className="flex h-full flex-col sm:max-h-[min(34rem,76dvh)]">
        <div className="flex h-header shrink-0 items-center gap-3 border-b pr-2 pl-4">
          <Search aria-hidden className="size-4.5 shrink-0 text-faint" strokeWidth={1.75} />
          <input
            role="combobox"
            aria-label={strings.title}
            aria-expanded="true"
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={active && rowId(active.id)}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="go"
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={handleFieldKey}
            placeholder={strings.placeholder}
            className="h-full min-w-0 flex-1 bg-transparent text-base placeholder:text-faint focus-visible:outline-none"
          />
          <IconButton icon={X} label={strings.close} onClick={onClose} />
        </div>
        <CommandResults
          listId={listId}
          rowId={rowId}
          groups={groups}
          activeId={active?.id}
          reveal={byKey}
          search={search}
          searching={searching}
          error={error}
          onPoint={point}
          onChoose={choose}
        />
        <CommandFooter />
      </div>
    </Modal>
  );
}
