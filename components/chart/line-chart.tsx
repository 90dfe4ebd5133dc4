'use client';

import { AreaClosed, LinePath } from '@visx/shape';
import { type PointerEvent, useState } from 'react';
import { formatMoment } from '@/lib/client/format-moment.ts';
import { chartStrings } from '@/lib/strings/chart.ts';
import { ChartAxes } from './chart-axes.tsx';
import type { ChartSeries } from './chart-series.ts';
import { layOut } from './lay-out.ts';
import { nearestPoint, type PlotPoint, plotPoints, stepPoint } from './plot-points.ts';
import { readKey } from './read-key.ts';
import { useWidth } from './use-width.ts';

/** One series as a line. Pointer, finger and arrow keys read its points; what is not known is a gap. */
export function LineChart({ series }: { series: ChartSeries }) {
  const { ref, width } = useWidth();
  const [picked, setPicked] = useState<number | null>(null);
  const points = plotPoints(series.points);
  const last = stepPoint(points, -1, points.length);
  // A refresh may have fewer points than the one that was picked.
  const shown = picked === null || points[picked]?.value == null ? last : picked;
  const source = series.points[shown];
  const value = source?.value == null ? chartStrings.unknown : series.format(source.value);
  const moment = source === undefined ? '' : formatMoment(source.at);
  const plot = layOut(points, series, width);
  const x = ({ time }: PlotPoint) => plot.x(time);
  const y = ({ value: at }: PlotPoint) => plot.y(at ?? 0);
  const isKnown = ({ value: at }: PlotPoint) => at !== null;
  const mark = points[shown];

  function follow(event: PointerEvent<HTMLElement>) {
    const { left } = event.currentTarget.getBoundingClientRect();
    setPicked(nearestPoint(points, plot.timeAt(event.clientX - left)));
  }
  return (
    <>
      <p data-testid="chart-reading" className="flex flex-wrap items-baseline gap-x-2 tabular-nums">
        <span className="font-medium text-lg">{value}</span>
        <span className="text-muted text-sm">{moment}</span>
      </p>
      <div
        ref={ref}
        role="slider"
        tabIndex={0}
        aria-label={chartStrings.reading(series.label)}
        aria-valuemin={0}
        aria-valuemax={points.length - 1}
        aria-valuenow={shown}
        aria-valuetext={chartStrings.point(value, moment)}
        className="mt-2 h-60 cursor-crosshair touch-pan-y rounded-chip sm:h-72"
        onPointerMove={follow}
        onPointerDown={follow}
        onPointerLeave={() => setPicked(null)}
        onBlur={() => setPicked(null)}
        onKeyDown={(event) => {
          const next = readKey(event.key, points, shown);
          if (next === null) return;
          event.preventDefault();
          setPicked(next);
        }}
      >
        {width > 0 && (
          <svg aria-hidden width={width} height={plot.height} className="block overflow-visible">
            <ChartAxes {...plot.axes} />
            {series.fromZero && (
              <AreaClosed
                data={points}
                x={x}
                y={y}
                yScale={plot.y}
                defined={isKnown}
                className="fill-violet/10"
                strokeWidth={0}
              />
            )}
            <LinePath
              data={points}
              x={x}
              y={y}
              defined={isKnown}
              className="stroke-violet"
              strokeWidth={2}
              // A point between two gaps is a line of no length: round ends make it a dot.
              strokeLinecap="round"
              strokeLinejoin="round"
            />
            {mark && isKnown(mark) && (
              <g>
                {picked !== null && (
                  <line
                    x1={x(mark)}
                    x2={x(mark)}
                    y1={plot.axes.top}
                    y2={plot.axes.bottom}
                    className="stroke-line-strong"
                  />
                )}
                <circle cx={x(mark)} cy={y(mark)} r={4.5} className="fill-violet stroke-canvas" strokeWidth={2} />
              </g>
            )}
          </svg>
        )}
      </div>
    </>
  );
}
