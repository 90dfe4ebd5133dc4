'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { formatAmount } from '@/lib/client/format-amount.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { fetchStakingHistory, STAKING_CSV_URL } from '@/lib/client/token-api.ts';
import { stakingHistoryStrings } from '@/lib/strings/staking-history.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { AsOf } from '../account/as-of.tsx';
import { LoadError } from '../account/load-error.tsx';
import { Panel } from '../account/panel.tsx';
import { Button, buttonClasses } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { MovementRow } from './movement-row.tsx';

const strings = tokenStrings.history;

/** Every stake, unstake and claim, newest first. */
export function StakingHistory() {
  const history = useInfiniteQuery({
    queryKey: queryKeys.stakingHistory,
    queryFn: ({ pageParam, signal }) => fetchStakingHistory({ cursor: pageParam, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const entries = history.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Panel
      title={strings.title}
      busy={history.isPending}
      aside={
        <div className="flex items-center gap-4">
          <AsOf time={history.dataUpdatedAt} />
          <a href={STAKING_CSV_URL} download className={buttonClasses('outline', 'small')}>
            {strings.csv}
          </a>
        </div>
      }
    >
      {history.isPending && <Skeleton className="h-24 rounded-card" />}
      {history.isError && entries.length === 0 && (
        <LoadError error={history.error} onRetry={() => void history.refetch()} />
      )}
      {history.isSuccess && entries.length === 0 && (
        <p className="rounded-card border border-dashed px-5 py-6 text-muted text-sm leading-relaxed">
          {strings.empty}
        </p>
      )}
      <ul aria-label={strings.title} className="empty:hidden">
        {entries.map((entry) => (
          <MovementRow
            key={entry.id}
            what={stakingHistoryStrings.kind[entry.kind]}
            createdAt={entry.createdAt}
            state={formatAmount(entry.amount, entry.asset)}
            tone="quiet"
          />
        ))}
      </ul>
      {history.isFetchNextPageError && (
        <LoadError title={strings.olderFailed} error={history.error} onRetry={() => void history.fetchNextPage()} />
      )}
      {history.hasNextPage && !history.isFetchNextPageError && (
        <Button
          size="small"
          className="mt-4"
          disabled={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {history.isFetchingNextPage ? strings.loading : strings.older}
        </Button>
      )}
    </Panel>
  );
}
