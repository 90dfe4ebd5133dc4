'use client';

import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { accountStrings } from '@/lib/strings/account.ts';
import { buttonClasses } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AsOf } from './as-of.tsx';
import { LoadError } from './load-error.tsx';
import { OlderPages } from './older-pages.tsx';
import { Panel } from './panel.tsx';

const strings = accountStrings.history;

type PagedPanelProps<T> = {
  title: string;
  query: UseInfiniteQueryResult<InfiniteData<{ entries: T[] }>>;
  /** The same list as a file. */
  csvUrl: string;
  /** What is said where there is no entry. */
  empty: ReactNode;
  /** What stands above the list, whatever is in it. */
  before?: ReactNode;
  children: (entries: T[]) => ReactNode;
};

/** A long list, newest first, a page at a time, and all of it as CSV. */
export function PagedPanel<T>({ title, query, csvUrl, empty, before, children }: PagedPanelProps<T>) {
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Panel
      title={title}
      busy={query.isPending}
      aside={
        <div className="flex items-center gap-4">
          <AsOf time={query.dataUpdatedAt} />
          <a href={csvUrl} download className={buttonClasses('outline', 'small')}>
            {strings.csv}
          </a>
        </div>
      }
    >
      {before}
      {query.isPending && <Skeleton className="h-40 rounded-card" />}
      {query.isError && entries.length === 0 && <LoadError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && entries.length === 0 && (
        <p className="rounded-card border border-dashed px-5 py-6 text-muted text-sm leading-relaxed">{empty}</p>
      )}
      {children(entries)}
      <div className="mt-4 empty:hidden">
        <OlderPages query={query} />
      </div>
    </Panel>
  );
}
