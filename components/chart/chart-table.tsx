import { formatMoment } from '@/lib/client/format-moment.ts';
import { chartStrings } from '@/lib/strings/chart.ts';
import type { ChartSeries } from './chart-series.ts';

/** The points of a chart as they were told, newest first. */
export function ChartTable({ series }: { series: ChartSeries }) {
  const { label, points, format } = series;
  return (
    <section
      aria-label={chartStrings.table(label)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
      tabIndex={0}
      className="max-h-80 overflow-y-auto rounded-card border"
    >
      <table className="w-full text-sm">
        <caption className="sr-only">{chartStrings.table(label)}</caption>
        <thead className="sticky top-0 bg-raised text-muted">
          <tr>
            <th scope="col" className="px-4 py-2 text-left font-medium">
              {chartStrings.time}
            </th>
            <th scope="col" className="px-4 py-2 text-right font-medium">
              {label}
            </th>
          </tr>
        </thead>
        <tbody className="bg-surface tabular-nums">
          {points.toReversed().map(({ at, value }) => (
            <tr key={at} className="border-t">
              <th scope="row" className="px-4 py-2 text-left font-normal">
                <time dateTime={at}>{formatMoment(at)}</time>
              </th>
              <td className="px-4 py-2 text-right">
                {value === null ? <span className="text-muted">{chartStrings.unknown}</span> : format(value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
