import type { Treasury } from '@/lib/treasury/schemas.ts';
import type { ChartPoint } from '../chart/chart-series.ts';
import type { TreasurySeries } from './treasury-series.ts';

/** The stored snapshots of one figure, and the figure as it is now: what the page says is where the line ends. */
export function listPoints(
  treasury: Pick<Treasury, 'series' | 'asOf' | TreasurySeries>,
  key: TreasurySeries,
): ChartPoint[] {
  const stored = treasury.series.map((point) => ({ at: point.at, value: point[key] }));
  const last = stored.at(-1);
  // A clock that runs ahead of the hour's would draw backwards.
  const isNewer = last === undefined || last.at < treasury.asOf;
  return isNewer ? [...stored, { at: treasury.asOf, value: treasury[key] }] : stored;
}
