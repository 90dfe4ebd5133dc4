'use client';

import { joinClasses } from './join-classes.ts';

type ChoiceProps<T extends string> = {
  legend: string;
  options: Readonly<Record<T, string>>;
  value: T;
  onChange: (value: T) => void;
  disabled?: boolean;
  className?: string;
};

/** One of a few, all in view; what doesn't fit a phone's line goes on the next. */
export function Choice<T extends string>({
  legend,
  options,
  value,
  onChange,
  disabled = false,
  className = 'mb-4',
}: ChoiceProps<T>) {
  return (
    <fieldset
      disabled={disabled}
      className={joinClasses('flex w-fit max-w-full flex-wrap gap-1 rounded-control bg-raised p-1', className)}
    >
      <legend className="sr-only">{legend}</legend>
      {(Object.entries(options) as [T, string][]).map(([key, label]) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === value}
          onClick={() => onChange(key)}
          className={joinClasses(
            'h-8 pointer-coarse:h-10 rounded-chip px-2.5 sm:px-3.5 text-sm transition-colors disabled:opacity-60',
            key === value ? 'bg-surface font-medium text-ink shadow-lift' : 'text-muted hover:text-ink',
          )}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
