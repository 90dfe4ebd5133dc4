/** The way from the work on a job to what is known of its lease. */
export type Holding = {
  /** Aborts when the work is to stop. */
  readonly signal: AbortSignal;
  /** The server has said that the job is not ours any more. */
  lose(): void;
  /**
   * The result is on its way: from now on only the answer to it tells whose the job is. A heartbeat that finds it done would call it
   * lost.
   */
  handIn(): void;
};

/** The work on one claimed job, begun. */
export type JobWork = {
  /** Resolves when the server has the result, or with `censored` when there is none to be had; rejects like the engine or the server. */
  end: Promise<'done' | 'censored'>;
  /** Settles when the engine is at rest. */
  rest: Promise<unknown>;
};
