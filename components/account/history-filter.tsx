'use client';

import { accountStrings } from '@/lib/strings/account.ts';
import { joinClasses } from '../ui/join-classes.ts';

const strings = accountStrings.history;
const KINDS = ['all', 'hold', 'release', 'settle', 'grant'] as const;
export type HistoryKind = (typeof KINDS)[number];

type HistoryFilterProps = { value: HistoryKind; onChange: (kind: HistoryKind) => void };

export function HistoryFilter({ value, onChange }: HistoryFilterProps) {
  return (
    <fieldset className="-ml-2.5 flex flex-wrap">
      <legend className="sr-only">{strings.filter}</legend>
      {KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={kind === value}
          onClick={() => onChange(kind)}
          className={joinClasses(
            'h-8 pointer-coarse:h-10 pointer-coarse:min-w-11 rounded-control px-2.5 text-sm transition-colors',
            kind === value ? 'bg-raised font-medium text-ink' : 'text-muted hover:text-ink',
          )}
        >
          {strings.filters[kind]}
        </button>
      ))}
    </fieldset>
  );
}
