/** On a slow disk a slow queue would take minutes: what was done in this time says as much. */
const MEASURE_MS_MAX = 5_000;

/**
 * Counts finished jobs and times all of them but the first, in which connections are opened and code is compiled.
 *
 * @param {{ jobs: number, warmUp: number }} size jobs that count, and those before them that don't
 */
export function makeMeter({ jobs, warmUp }) {
  let done = 0;
  /** @type {{ from: number, atMs: number } | undefined} */
  let start;
  /** @type {(rate: number) => void} */
  let finish = () => undefined;
  /** Resolves to jobs a second when the last one is done or the time is over. @type {Promise<number>} */
  const rate = new Promise((resolve) => {
    finish = resolve;
  });
  return {
    rate,
    /** Called when the queue is empty: without all jobs done by then, there is no rate. */
    end: () => finish(Number.NaN),
    count(finished = 1) {
      done += finished;
      const atMs = performance.now();
      if (done >= warmUp) start ??= { from: done, atMs };
      if (start === undefined || done === start.from) return;
      const elapsedMs = atMs - start.atMs;
      if (done >= jobs + warmUp || elapsedMs >= MEASURE_MS_MAX) finish((done - start.from) / (elapsedMs / 1000));
    },
  };
}
