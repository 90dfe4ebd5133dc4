/** A moment and the exact decimal text of what was then; null where nobody knows. */
export type ChartPoint = { readonly at: string; readonly value: string | null };

/** One line, oldest point first. */
export type ChartSeries = {
  readonly label: string;
  readonly points: readonly ChartPoint[];
  readonly format: (value: string) => string;
  readonly unit: 'dollars' | 'tokens';
  /** The axis begins at nothing, and the area under the line is filled. */
  readonly fromZero: boolean;
};
