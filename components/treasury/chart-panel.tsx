'use client';

import { useState } from 'react';
import { treasuryFiles } from '@/lib/client/treasury-api.ts';
import { treasuryStrings } from '@/lib/strings/treasury.ts';
import type { Treasury } from '@/lib/treasury/schemas.ts';
import { Panel } from '../account/panel.tsx';
import { ChartView } from '../chart/chart-view.tsx';
import { buttonClasses } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { findGap } from './find-gap.ts';
import { listPoints } from './list-points.ts';
import { TREASURY_SERIES, TREASURY_SERIES_KEYS, type TreasurySeries } from './treasury-series.ts';

const strings = treasuryStrings.chart;
const OPTIONS = Object.fromEntries(
  TREASURY_SERIES_KEYS.map((key) => [key, treasuryStrings.series[key].label]),
) as Record<TreasurySeries, string>;

/** One figure over the chosen range. @param isStale another range is on its way */
export function ChartPanel({ treasury, isStale }: { treasury: Treasury; isStale: boolean }) {
  const [key, setKey] = useState<TreasurySeries>('balance');
  return (
    <Panel title={strings.title} busy={isStale}>
      <Choice legend={treasuryStrings.series.choose} options={OPTIONS} value={key} onChange={setKey} />
      <p className="mb-4 min-h-5 text-muted text-sm leading-relaxed">{treasuryStrings.series[key].means}</p>
      <ChartView
        key={`${key} ${treasury.range}`}
        series={{
          label: treasuryStrings.labels[key],
          points: listPoints(treasury, key),
          ...TREASURY_SERIES[key],
        }}
        gap={findGap(treasury, key)}
        actions={
          <a href={treasuryFiles.series(treasury.range)} download className={buttonClasses('outline', 'small')}>
            {strings.csv}
          </a>
        }
      />
    </Panel>
  );
}
