'use client';

import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { accountStrings } from '@/lib/strings/account.ts';
import { OlderPages } from '../account/older-pages.tsx';
import { buttonClasses } from '../ui/button.tsx';

type MovementListProps = {
  label: string;
  csvLabel: string;
  csvUrl: string;
  query: UseInfiniteQueryResult<unknown>;
  /** Rows. */
  children: ReactNode;
};

/** Deposits or withdrawals below their form: those under way, then the newest, older ones by a press, all of them as CSV. */
export function MovementList({ label, csvLabel, csvUrl, query, children }: MovementListProps) {
  return (
    <div className="mt-6">
      <ul aria-label={label} className="border-t empty:hidden">
        {children}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <OlderPages query={query} />
        <a href={csvUrl} download aria-label={csvLabel} className={buttonClasses('outline', 'small')}>
          {accountStrings.history.csv}
        </a>
      </div>
    </div>
  );
}
