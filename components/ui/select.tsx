'use client';

import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { onDemand } from './on-demand.ts';
import type { SelectOption } from './select-panel.tsx';
import { usePopup } from './use-popup.ts';

const selectPanel = onDemand(() => import('./select-panel.tsx').then((module) => module.SelectPanel));

type SelectProps<T extends string> = {
  label: string;
  value: T;
  onChange: (value: T) => void;
  options: readonly SelectOption<T>[];
  /** What the closed select shows, when that is more than the option's label. */
  children?: ReactNode;
};

/** One of a few, each with room for an explanation. */
export function Select<T extends string>({ label, value, onChange, options, children }: SelectProps<T>) {
  const { panel: Panel, state, triggerProps } = usePopup(selectPanel, 'listbox');
  const { 'aria-expanded': expanded, ...buttonProps } = triggerProps;
  const listId = useId();
  const current = options.find((option) => option.value === value);
  function choose(next: string) {
    const option = options.find((it) => it.value === next);
    if (option) onChange(option.value);
  }
  return (
    <>
      <button
        type="button"
        role="combobox"
        aria-label={label}
        aria-controls={listId}
        aria-expanded={expanded}
        className="inline-flex h-9 pointer-coarse:h-11 items-center gap-2 whitespace-nowrap rounded-control px-2 text-ui hover:bg-raised data-[state=open]:bg-raised sm:px-2.5"
        {...buttonProps}
      >
        {children ?? current?.label}
        <ChevronDown aria-hidden className="size-4 text-faint" />
      </button>
      {Panel && <Panel {...state} id={listId} value={value} onChange={choose} options={options} />}
    </>
  );
}
