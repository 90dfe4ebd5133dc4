'use client';

import { BookmarkPlus, Settings2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { templateStrings as strings } from '@/lib/strings/templates.ts';
import { joinClasses } from '../ui/join-classes.ts';
import { optionId } from './option-id.ts';
import type { TemplateOption, useTemplateList } from './use-template-list.ts';

/** The templates that match, above the composer. `data-state` keeps the page's own shortcuts quiet while it is open. */
export function TemplateList({ list }: { list: ReturnType<typeof useTemplateList> }) {
  const firstAction = list.options.find(({ kind }) => kind !== 'template');
  return (
    <div className="absolute inset-x-0 bottom-full z-20 mb-2 animate-fade overflow-hidden rounded-card border bg-surface shadow-lift">
      <div
        id={list.listId}
        role="listbox"
        data-state="open"
        aria-label={strings.list}
        className="max-h-[min(24rem,45dvh)] overflow-y-auto overscroll-contain p-1.5"
      >
        {list.options.map((option) => (
          <Option
            key={option.id}
            option={option}
            id={optionId(list.listId, option)}
            active={option === list.active}
            divided={option === firstAction}
            onPoint={() => list.mark(option)}
            onPick={() => list.pick(option)}
          />
        ))}
      </div>
    </div>
  );
}

type OptionProps = {
  option: TemplateOption;
  id: string;
  active: boolean;
  divided: boolean;
  onPoint: () => void;
  onPick: () => void;
};

function Option({ option, id, active, divided, onPoint, onPick }: OptionProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const Icon = option.kind === 'save' ? BookmarkPlus : Settings2;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys; this is for pointers
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names this as its active descendant
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={active}
      onPointerDown={(event) => event.preventDefault()}
      // Moving, not entering: a list that scrolls under a resting pointer marks nothing.
      onPointerMove={active ? undefined : onPoint}
      onClick={onPick}
      className={joinClasses(
        'flex min-h-10 cursor-pointer items-center gap-3 rounded-control px-3 py-2 text-ui',
        active && 'bg-raised',
        divided && 'relative mt-3 before:absolute before:inset-x-1 before:-top-1.5 before:border-line before:border-t',
      )}
    >
      {option.kind === 'template' ? (
        <>
          <span className="shrink-0 font-medium">{option.name}</span>
          <span className="min-w-0 flex-1 truncate text-muted text-sm">{option.hint}</span>
          {option.own && <span className="shrink-0 text-faint text-xs">{strings.own}</span>}
        </>
      ) : (
        <>
          <Icon aria-hidden className="size-4 shrink-0 text-muted" strokeWidth={1.75} />
          <span className="text-muted">{option.name}</span>
        </>
      )}
    </div>
  );
}
