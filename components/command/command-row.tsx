import { useEffect, useRef } from 'react';
import { Snippet } from '../conversations/snippet.tsx';
import { Keys } from '../shortcuts/keys.tsx';
import { getShortcut } from '../shortcuts/shortcuts.ts';
import { joinClasses } from '../ui/join-classes.ts';
import type { CommandEntry } from './command-entry.ts';

type CommandRowProps = {
  id: string;
  entry: CommandEntry;
  active: boolean;
  /** By keys: then it is scrolled to. Under the pointer it is in view already, and moving it would move the pointer's row. */
  reveal: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

export function CommandRow({ id, entry, active, reveal, onPoint, onChoose }: CommandRowProps) {
  const { label, icon: Icon, snippet = [], shortcut } = entry;
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active && reveal) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active, reveal]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above the list has the focus and handles the keys
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={active}
      // The field keeps the focus; Tab goes past the rows.
      tabIndex={-1}
      onMouseMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
      className={joinClasses(
        'flex min-h-10 cursor-pointer items-center gap-3 rounded-control px-3 py-2 text-sm pointer-coarse:min-h-12',
        active && 'bg-raised',
      )}
    >
      <Icon
        aria-hidden
        className={joinClasses('size-4 shrink-0', active ? 'text-violet' : 'text-faint')}
        strokeWidth={1.75}
      />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{label}</span>
        {snippet.length > 0 && (
          <Snippet pieces={snippet} className="line-clamp-2 break-words text-muted text-xs leading-normal" />
        )}
      </span>
      {shortcut && <Keys combination={getShortcut(shortcut).keys[0] ?? ''} className="pointer-coarse:hidden" />}
    </div>
  );
}
