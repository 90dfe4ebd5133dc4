'use client';

import { joinClasses } from '../ui/join-classes.ts';

type ChoiceProps<T extends string> = {
  legend: string;
  options: Readonly<Record<T, string>>;
  value: T;
  onChange: (value: T) => void;
  disabled?: boolean;
};

/** One of two or three, all in view. */
export function Choice<T extends string>({ legend, options, value, onChange, disabled = false }: ChoiceProps<T>) {
  return (
    <fieldset disabled={disabled} className="mb-4 flex w-fit gap-1 rounded-control bg-raised p-1">
      <legend className="sr-only">{legend}</legend>
      {(Object.entries(options) as [T, string][]).map(([key, label]) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === value}
          onClick={() => onChange(key)}
          className={joinClasses(
            'h-8 pointer-coarse:h-10 rounded-chip px-3.5 text-sm transition-colors disabled:opacity-60',
            key === value ? 'bg-surface font-medium text-ink shadow-lift' : 'text-muted hover:text-ink',
          )}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
