'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type RefObject, useDeferredValue } from 'react';
import { describeError } from '@/lib/client/api-error.ts';
import { fetchGuideResults } from '@/lib/client/guides-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { guideStrings } from '@/lib/strings/guides.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { GuideResult } from './guide-result.tsx';

const { search } = guideStrings;

type GuideResultsProps = { query: string; list: RefObject<HTMLOListElement | null>; onClear: () => void };

/** What the guides have on a query. While the next answer is on its way, the last one stays. */
export function GuideResults({ query, list, onClear }: GuideResultsProps) {
  const wanted = useDeferredValue(query);
  const { data, isError, error, refetch, isPlaceholderData } = useQuery({
    queryKey: queryKeys.guideSearch(wanted),
    queryFn: ({ signal }) => fetchGuideResults(wanted, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (isError) {
    return (
      <Notice
        title={search.failed}
        actions={
          <Button size="small" onClick={() => void refetch()}>
            {search.retry}
          </Button>
        }
      >
        {describeError(error)}
      </Notice>
    );
  }
  if (data === undefined) return <ResultsSkeleton />;
  const settled = !isPlaceholderData && wanted === query;
  return (
    <section aria-label={search.results} aria-busy={!settled}>
      <p role="status" className="text-faint text-sm">
        {settled && (data.results.length === 0 ? search.empty(wanted) : search.count(data.results.length))}&nbsp;
      </p>
      {data.results.length === 0 ? (
        settled && <NoResults onClear={onClear} />
      ) : (
        <ol ref={list} className="mt-2 border-t">
          {data.results.map((hit) => (
            <GuideResult key={`${hit.slug}#${hit.anchor}`} hit={hit} />
          ))}
        </ol>
      )}
    </section>
  );
}

function NoResults({ onClear }: { onClear: () => void }) {
  return (
    <div className="mt-2 rounded-card border bg-surface p-6">
      <p className="text-muted">{search.emptyText}</p>
      <Button size="small" className="mt-4" onClick={onClear}>
        {guideStrings.all}
      </Button>
    </div>
  );
}

function ResultsSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-8 pt-9">
      {[1, 2, 3].map((line) => (
        <div key={line} className="grid gap-2.5">
          <Skeleton className="h-5 w-2/5" />
          <Skeleton className="h-4 w-full" />
        </div>
      ))}
    </div>
  );
}
