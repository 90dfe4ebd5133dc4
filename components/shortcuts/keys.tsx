'use client';

import { joinClasses } from '../ui/join-classes.ts';
import { nameKeys } from './name-keys.ts';
import { useIsMac } from './use-is-mac.ts';

/** One combination as key caps, such as Ctrl K. */
export function Keys({ combination, className }: { combination: string; className?: string }) {
  const names = nameKeys(combination, useIsMac());
  return (
    <kbd className={joinClasses('inline-flex gap-1 font-sans', className)}>
      {names.map((name) => (
        <kbd
          key={name}
          className="grid h-5 min-w-5 place-items-center rounded border bg-raised px-1 font-sans text-[11px] text-muted leading-none"
        >
          {name}
        </kbd>
      ))}
    </kbd>
  );
}
