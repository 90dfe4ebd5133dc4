/** What every suite gets. */
export type Bench = {
  /** A PostgreSQL of this run alone, migrated. */
  readonly databaseUrl: string;
  /** A smoke run: everything once, small and short. Its figures mean nothing. */
  readonly isQuick: boolean;
  /** Aborted by Ctrl-C: child processes end with it. */
  readonly stopping: AbortSignal;
};

export type Cell = string | number | null;

export type SuiteResult = {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly string[];
  /** Null is shown as a dash: too few samples for that figure. */
  readonly rows: readonly (readonly Cell[])[];
  /** What the figures include and don't. */
  readonly notes: readonly string[];
  /** Everything measured, for the JSON file. */
  readonly data: unknown;
};
