import { scaleLinear, scaleTime } from '@visx/scale';
import { formatClock } from '@/lib/client/format.ts';
import type { ChartSeries } from './chart-series.ts';
import { type PlotPoint, valueSpan } from './plot-points.ts';

const NARROW = 480;
const HEIGHT = { narrow: 240, wide: 288 };
const TOP = 10;
const BELOW = 28;
const RIGHT = 8;
const LINES = 4;
/** A digit of the axis is about this wide. */
const DIGIT = 7;
const LABEL = 88;
const DAY_MS = 86_400_000;
const MILLION = 1_000_000;

/** Where everything of a chart stands, in pixels. */
export function layOut(points: readonly PlotPoint[], series: Pick<ChartSeries, 'unit' | 'fromZero'>, width: number) {
  const height = width < NARROW ? HEIGHT.narrow : HEIGHT.wide;
  const bottom = height - BELOW;
  const [least, most] = valueSpan(points, series);
  const y = scaleLinear<number>({ domain: [least, most], range: [bottom, TOP], nice: LINES });
  const values = y.ticks(LINES);
  const write = y.tickFormat(LINES, tickPattern(series.unit, most));
  const labels = values.map((value) => ({ at: y(value), label: write(value).replace('G', 'B') }));
  const left = Math.max(...labels.map(({ label }) => label.length)) * DIGIT + 10;
  const right = Math.max(left + 1, width - RIGHT);
  const [first = 0, last = 1] = [points[0]?.time, points.at(-1)?.time];
  const x = scaleTime<number>({ domain: [first, last], range: [left, right] });
  const times = x.ticks(Math.max(2, Math.floor((right - left) / LABEL))).map((time) => ({
    at: x(time),
    label: last - first > 2 * DAY_MS ? writeDay(time) : formatClock(time.toISOString()),
  }));
  return {
    height,
    x,
    y,
    timeAt: (pixel: number) => x.invert(pixel).getTime(),
    axes: {
      values: labels,
      // Half of a label would hang over the edge.
      times: times.filter(({ at }) => at > left + 14 && at < right - 16),
      left,
      right,
      top: TOP,
      bottom,
    },
  };
}

/** Patterns of d3-format; the number of decimals comes from the distance between two lines. */
function tickPattern(unit: ChartSeries['unit'], most: number): string {
  if (unit === 'dollars') return '$,f';
  return most >= MILLION ? 's' : ',f';
}

function writeDay(time: Date): string {
  return time.toLocaleDateString('en-US', { day: 'numeric', month: 'short' });
}
