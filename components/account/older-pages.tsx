'use client';

import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { accountStrings } from '@/lib/strings/account.ts';
import { Button } from '../ui/button.tsx';
import { LoadError } from './load-error.tsx';

const strings = accountStrings.history;

/** Below a list that is read by pages: the way to the next one, or why it did not come. */
export function OlderPages({ query }: { query: UseInfiniteQueryResult<unknown> }) {
  if (query.isFetchNextPageError) {
    return <LoadError title={strings.olderFailed} error={query.error} onRetry={() => void query.fetchNextPage()} />;
  }
  if (!query.hasNextPage) return null;
  return (
    <Button size="small" disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {query.isFetchingNextPage ? strings.loading : strings.older}
    </Button>
  );
}
