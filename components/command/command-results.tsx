import { type ReactNode, useId } from 'react';
import { ApiError, describeError } from '@/lib/client/api-error.ts';
import { commandStrings as strings } from '@/lib/strings/command.ts';
import type { CommandEntry, CommandGroup } from './command-entry.ts';
import { CommandRow } from './command-row.tsx';

type CommandResultsProps = {
  listId: string;
  rowId: (id: string) => string;
  groups: readonly CommandGroup[];
  activeId: string | undefined;
  reveal: boolean;
  search: string;
  searching: boolean;
  error: Error | null;
  onPoint: (id: string) => void;
  onChoose: (entry: CommandEntry) => void;
};

export function CommandResults(props: CommandResultsProps) {
  const { listId, rowId, groups, activeId, reveal, search, searching, error, onPoint, onChoose } = props;
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const message = describeState({ search, searching, error, count });
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2">
      <div role="listbox" id={listId} aria-label={strings.results}>
        {groups.map((group) => (
          <Group key={group.label} label={group.label}>
            {group.entries.map((entry) => (
              <CommandRow
                key={entry.id}
                id={rowId(entry.id)}
                entry={entry}
                active={entry.id === activeId}
                reveal={reveal}
                onPoint={() => onPoint(entry.id)}
                onChoose={() => onChoose(entry)}
              />
            ))}
          </Group>
        ))}
      </div>
      {message !== null && <p className="px-3 py-3 text-muted text-sm">{message}</p>}
      <p role="status" className="sr-only">
        {search !== '' && !searching && strings.counted(count)}
      </p>
    </div>
  );
}

function Group({ label, children }: { label: string; children: ReactNode }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
    <div role="group" aria-labelledby={id} className="not-first:mt-2">
      <p id={id} className="px-3 pt-2 pb-1.5 font-medium text-faint text-xs">
        {label}
      </p>
      {children}
    </div>
  );
}

type State = Pick<CommandResultsProps, 'search' | 'searching' | 'error'> & { count: number };

function describeState({ search, searching, error, count }: State): string | null {
  if (error instanceof ApiError && error.status === 401) return search === '' ? null : strings.signedOut;
  if (error !== null) return `${strings.failed} ${describeError(error)}`;
  if (searching) return search === '' ? null : strings.searching;
  return count === 0 ? strings.nothing(search) : null;
}
