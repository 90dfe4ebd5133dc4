/** What the program's exit code means to the script that started it; listed in `--help` and docs/guides/run-a-worker.md. */
export const EXIT = {
  /** The job asked for was served, or the worker was told to stop and has drained. */
  ok: 0,
  unexpected: 1,
  /** An option is missing or wrong, or the server refused the registration's contents. */
  usage: 2,
  /** `--once`: no job came within `--wait` seconds. */
  nothingToDo: 3,
  keyRefused: 4,
  engineCannotStart: 5,
  /** `--once`: the server could not be reached. */
  serverUnreachable: 6,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
