'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatAmount } from '@/lib/client/format-amount.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { fetchStakingSeries } from '@/lib/client/token-api.ts';
import type { StakingRange } from '@/lib/staking/schemas.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { AsOf } from '../account/as-of.tsx';
import { LoadError } from '../account/load-error.tsx';
import { Panel } from '../account/panel.tsx';
import { ChartView } from '../chart/chart-view.tsx';
import { Choice } from '../ui/choice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

const strings = tokenStrings.chart;
const UNITS = { staked: 'tokens', claimed: 'dollars', paidToAll: 'dollars' } as const;
type Key = keyof typeof UNITS;

/** One's own stake and rewards, and what the whole network paid, by day. */
export function StakingChart() {
  const [range, setRange] = useState<StakingRange>('30d');
  const [key, setKey] = useState<Key>('staked');
  const series = useQuery({
    queryKey: queryKeys.stakingSeries(range),
    queryFn: ({ signal }) => fetchStakingSeries(range, signal),
    placeholderData: keepPreviousData,
  });
  const { data } = series;
  const asset = UNITS[key] === 'tokens' ? 'ashao' : 'usdc';
  return (
    <Panel title={strings.title} busy={series.isFetching} aside={<AsOf time={series.dataUpdatedAt} />}>
      <div className="mb-4 flex flex-wrap gap-x-4 gap-y-2">
        <Choice className="" legend={strings.choose} options={strings.series} value={key} onChange={setKey} />
        <Choice className="" legend={strings.range} options={strings.ranges} value={range} onChange={setRange} />
      </div>
      {data === undefined ? (
        series.isError ? (
          <LoadError error={series.error} onRetry={() => void series.refetch()} />
        ) : (
          <Skeleton className="h-80 rounded-card" />
        )
      ) : (
        <>
          <p className="mb-4 text-muted text-sm leading-relaxed">{strings.means[key]}</p>
          <ChartView
            series={{
              label: strings.labels[key],
              points: data.points.map((point) => ({ at: point.at, value: point[key] })),
              format: (text) => formatAmount(text, asset),
              unit: UNITS[key],
              fromZero: true,
            }}
            gap={data.points.every((point) => point[key] === '0') ? strings.none[key] : null}
          />
        </>
      )}
    </Panel>
  );
}
