import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeCrashCounter } from './crash-counter.ts';
import { ExpectedError, printFailure } from './expected-error.ts';
import { type ChildSpec, endChild, spawnChild } from './managed-child.ts';

export type SupervisedChild = {
  /** Ends the process and its restarts. */
  stop(graceMs: number, hurry: AbortSignal): Promise<void>;
};

type SuperviseOptions = {
  readonly spec: ChildSpec;
  /** Resolves when a new process serves. What it throws at the first start is thrown by `supervise`. */
  readonly waitUntilReady?: (child: ChildProcess) => Promise<void>;
  /** Called once, when the process has crashed too often. */
  readonly onGiveUp: (error: ExpectedError) => void;
};

/** Starts a process and starts it again when it crashes, with growing pauses. */
export async function supervise({ spec, waitUntilReady, onGiveUp }: SuperviseOptions): Promise<SupervisedChild> {
  const crashes = makeCrashCounter();
  const stopping = new AbortController();
  let child = spawnChild(spec);

  const watch = () => child.once('exit', (code, signal) => void restart(signal ?? `code ${code}`));

  const restart = async (how: string): Promise<void> => {
    if (stopping.signal.aborted) return;
    const pauseMs = crashes.count();
    if (pauseMs === undefined) {
      onGiveUp(
        new ExpectedError(
          `The ${spec.name} crashed five times within a minute (last with ${how}); its messages are above.`,
        ),
      );
      return;
    }
    console.error(`The ${spec.name} ended with ${how}; starting it again in ${pauseMs / 1000} s.`);
    await sleep(pauseMs);
    if (stopping.signal.aborted) return;
    child = spawnChild(spec);
    watch();
    // A start that fails ends the process, which the watch sees: the reason is all that is to be told here.
    await waitUntilReady?.(child).catch(printFailure);
  };

  await waitUntilReady?.(child);
  watch();
  return {
    stop: async (graceMs, hurry) => {
      stopping.abort();
      await endChild(child, graceMs, hurry);
    },
  };
}
