'use client';

import { type ReactNode, useState } from 'react';
import { chartStrings } from '@/lib/strings/chart.ts';
import { useLazyValue } from '../markdown/use-lazy-value.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { chartCode } from './chart-code.ts';
import type { ChartSeries } from './chart-series.ts';
import { ChartTable } from './chart-table.tsx';

type ChartViewProps = { series: ChartSeries; gap: string | null; actions?: ReactNode };

/** A series as a line, or as a table by a press. @param gap says why there is nothing to draw yet */
export function ChartView({ series, gap, actions }: ChartViewProps) {
  const [asTable, setAsTable] = useState(false);
  const code = useLazyValue(chartCode, gap === null && !asTable);
  if (gap !== null) {
    return <p className="rounded-card border border-dashed px-5 py-6 text-muted text-sm leading-relaxed">{gap}</p>;
  }
  return (
    <>
      {asTable ? (
        <ChartTable series={series} />
      ) : code === null ? (
        <Skeleton className="h-68 rounded-card sm:h-80" />
      ) : (
        <code.LineChart series={series} />
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {chartStrings.showTable}
        </Button>
        {actions}
      </div>
    </>
  );
}
