import { printFailure } from './expected-error.ts';
import { watchLauncher } from './watch-launcher.ts';

/** npm and tsx pass on a Ctrl-C that the terminal has already sent to all: one press arrives two or three times. */
const ECHO_MS = 1_000;

export type Session = {
  /** Aborted at the first wish to stop. */
  readonly stopping: AbortSignal;
  /** Aborted at the second: end at once. */
  readonly hurry: AbortSignal;
  /** Registers what must be undone at the end; the last registered goes first. */
  defer(task: () => Promise<void>): void;
  /** Throws when a stop is wished for; to be called between the steps of a start. */
  checkpoint(): void;
  /** Resolves when a stop is wished for, rejects when `fail` is called. */
  untilStopped(): Promise<void>;
  /** Ends the session for a reason that is printed. */
  fail(error: unknown): void;
};

/**
 * Runs a program that starts things and stops them again, in order, at Ctrl-C, SIGTERM, a closed terminal, a failure, or
 * when the npm that started it is killed. Ends the process: with 0 after a wished-for stop, with 1 after a failure.
 */
export async function runSession(main: (session: Session) => Promise<void>): Promise<never> {
  const tasks: Array<() => Promise<void>> = [];
  const stopping = new AbortController();
  const hurry = new AbortController();
  let fail: Session['fail'] = () => undefined;
  const failure = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  // A failure that nobody waits for any more, since a stop is under way, is not an unhandled one.
  failure.catch(() => undefined);
  listenForStop(stopping, hurry);

  const work = main({
    stopping: stopping.signal,
    hurry: hurry.signal,
    defer: (task) => void tasks.push(task),
    checkpoint: () => stopping.signal.throwIfAborted(),
    untilStopped: () => Promise.race([untilAborted(stopping.signal), failure]),
    fail,
  });
  let exitCode = 0;
  try {
    await Promise.race([work, untilAborted(hurry.signal)]);
  } catch (error) {
    // A step that was interrupted fails in its own way; that is no news to whoever interrupted it.
    if (!stopping.signal.aborted) {
      exitCode = 1;
      printFailure(error);
    }
  }
  return process.exit((await undo(tasks)) ? exitCode : 1);
}

async function undo(tasks: Array<() => Promise<void>>): Promise<boolean> {
  let isClean = true;
  for (const task of tasks.reverse()) {
    await task().catch((error: unknown) => {
      isClean = false;
      printFailure(error);
    });
  }
  return isClean;
}

function listenForStop(stopping: AbortController, hurry: AbortController): void {
  let firstAt: number | undefined;
  const stop = () => {
    if (firstAt === undefined) {
      firstAt = Date.now();
      stopping.abort();
    } else if (Date.now() - firstAt > ECHO_MS) {
      hurry.abort();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  watchLauncher(stop);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
