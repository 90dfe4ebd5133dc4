type Tick = { at: number; label: string };

type ChartAxesProps = { values: readonly Tick[]; times: readonly Tick[]; left: number; right: number; bottom: number };

/** Lines across with what they stand for, and moments below. Hidden from screen readers: the points are read one by one. */
export function ChartAxes({ values, times, left, right, bottom }: ChartAxesProps) {
  return (
    <g aria-hidden className="fill-faint text-xs tabular-nums">
      {values.map(({ at, label }) => (
        <g key={at}>
          <line x1={left} x2={right} y1={at} y2={at} className="stroke-line" />
          <text x={left - 8} y={at} dy="0.32em" textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {times.map(({ at, label }) => (
        <text key={at} x={at} y={bottom + 18} textAnchor="middle">
          {label}
        </text>
      ))}
    </g>
  );
}
