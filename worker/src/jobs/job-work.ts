/** The work on one claimed job, begun. */
export type JobWork = {
  /** Resolves when the server has the result, or with `censored` when there is none to be had; rejects like the engine or the server. */
  end: Promise<'done' | 'censored'>;
  /** Settles when the engine is at rest. */
  rest: Promise<unknown>;
};
