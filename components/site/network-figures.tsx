'use client';

import { describeError } from '@/lib/client/api-error.ts';
import { formatClock, formatNumber, formatRate } from '@/lib/client/format.ts';
import { TIER_IDS } from '@/lib/constants.ts';
import type { Stats } from '@/lib/network/schemas.ts';
import { siteStrings } from '@/lib/strings/site.ts';
import { useStats } from '../composer/use-stats.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

const { figures } = siteStrings;

type Row = { label: string; read: (stats: Stats) => string };

const ROWS: readonly Row[] = [
  ...TIER_IDS.map((id) => ({
    label: figures.workersFor(id),
    read: (stats: Stats) => formatNumber(stats.tiers[id].activeWorkers),
  })),
  { label: figures.painters, read: (stats) => formatNumber(stats.images.activeWorkers) },
  { label: figures.queue, read: (stats) => formatNumber(stats.queueDepth) },
  { label: figures.rate, read: (stats) => formatRate(stats.tokensPerSec) },
  { label: figures.done, read: (stats) => formatNumber(stats.jobsCompleted) },
];

/** What this network is doing now, from `/api/stats`. */
export function NetworkFigures() {
  const { data, isError, error, refetch } = useStats();
  return (
    <section aria-label={figures.title} aria-busy={data === undefined && !isError} className="lg:pt-3">
      <div className="flex items-baseline justify-between border-line-strong border-b pb-2.5">
        <h2 className="font-medium text-sm">{figures.title}</h2>
        <p className="text-faint text-xs tabular-nums">{data !== undefined && figures.asOf(formatClock(data.asOf))}</p>
      </div>
      {data === undefined && isError ? (
        <div className="py-4 text-muted text-sm">
          <p>{describeError(error)}</p>
          <Button size="small" className="mt-3" onClick={() => void refetch()}>
            {figures.retry}
          </Button>
        </div>
      ) : (
        <dl>
          {ROWS.map(({ label, read }) => (
            <div key={label} className="flex h-12 items-center justify-between border-b">
              <dt className="text-muted text-sm">{label}</dt>
              <dd className="font-mono text-ui tabular-nums">
                {data === undefined ? <Skeleton className="h-4 w-10" /> : read(data)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
