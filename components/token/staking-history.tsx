'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { formatAmount } from '@/lib/client/format-amount.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { fetchStakingHistory, STAKING_CSV_URL } from '@/lib/client/token-api.ts';
import { stakingHistoryStrings } from '@/lib/strings/staking-history.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { PagedPanel } from '../account/paged-panel.tsx';
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
  return (
    <PagedPanel title={strings.title} query={history} csvUrl={STAKING_CSV_URL} empty={strings.empty}>
      {(entries) => (
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
      )}
    </PagedPanel>
  );
}
