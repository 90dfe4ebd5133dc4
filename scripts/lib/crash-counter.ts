const WINDOW_MS = 60_000;
const CRASHES_MAX = 5;
const BACKOFF_MS = 500;

export type CrashCounter = {
  /** Counts a crash. Gives the pause before the next attempt in ms, or undefined when there have been too many in a minute. */
  count(now?: number): number | undefined;
};

/** Decides whether a crashed process is worth another start: after 0.5, 1, 2, 4 s, and no more after five in a minute. */
export function makeCrashCounter(): CrashCounter {
  let crashes: number[] = [];
  return {
    count: (now = Date.now()) => {
      crashes = [...crashes.filter((time) => now - time < WINDOW_MS), now];
      return crashes.length >= CRASHES_MAX ? undefined : BACKOFF_MS * 2 ** (crashes.length - 1);
    },
  };
}
