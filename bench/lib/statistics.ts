/** Milliseconds. A percentile that too few samples stand behind is null rather than a guess. */
export type Summary = { samples: number; p50: number | null; p95: number | null; p99: number | null };

/** Samples that a percentile needs so that at least one lies beyond it. */
const SAMPLES_MIN = { p50: 1, p95: 20, p99: 100 } as const;

/** Nearest-rank percentiles: each is a value that was really measured. */
export function summarize(samples: readonly number[]): Summary {
  const sorted = Float64Array.from(samples).sort();
  const at = (share: number, samplesMin: number) =>
    sorted.length < samplesMin ? null : (sorted[Math.ceil(share * sorted.length) - 1] ?? null);
  return {
    samples: sorted.length,
    p50: at(0.5, SAMPLES_MIN.p50),
    p95: at(0.95, SAMPLES_MIN.p95),
    p99: at(0.99, SAMPLES_MIN.p99),
  };
}

/** The middle value; of an even number, the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error('There is no median of nothing');
  return middle;
}
