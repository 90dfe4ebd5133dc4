import type { ChartPoint, ChartSeries } from './chart-series.ts';

export type PlotPoint = { time: number; value: number | null };

/** Drawing needs no digit beyond a float's; what is written beside it is the exact text. */
export function plotPoints(points: readonly ChartPoint[]): PlotPoint[] {
  return points.map(({ at, value }) => ({ time: Date.parse(at), value: value === null ? null : Number(value) }));
}

const ROOM = 0.12;

/** The least and the most that the upright axis shows: never a span of nothing, in which no line has a place. */
export function valueSpan(points: readonly PlotPoint[], { fromZero }: Pick<ChartSeries, 'fromZero'>): [number, number] {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0) return [0, 1];
  if (fromZero) return [0, most > 0 ? most * (1 + ROOM) : 1];
  const room = (most - least) * ROOM || Math.abs(most) * ROOM || 1;
  return [Math.max(0, least - room), most + room];
}

/** The place in `points` of the known point nearest to a time; -1 where nothing is known. */
export function nearestPoint(points: readonly PlotPoint[], time: number): number {
  let [nearest, least] = [-1, Number.POSITIVE_INFINITY];
  for (const [index, point] of points.entries()) {
    const distance = Math.abs(point.time - time);
    if (point.value !== null && distance < least) [nearest, least] = [index, distance];
  }
  return nearest;
}

/** The known point `by` known points away, stopping at the ends. */
export function stepPoint(points: readonly PlotPoint[], from: number, by: number): number {
  const known = points.flatMap(({ value }, index) => (value === null ? [] : [index]));
  const place = known.indexOf(from) + by;
  return known[Math.max(0, Math.min(known.length - 1, place))] ?? -1;
}
