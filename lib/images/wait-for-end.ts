import type { StreamDriver } from '../stream/driver.ts';

type WaitParams = {
  jobId: string;
  timeoutMs: number;
  /** The caller has gone. */
  signal: AbortSignal;
  /** Asked once after listening has begun: the job may have ended before. */
  isOver: () => Promise<boolean>;
};

/** Resolves when a job's stream has ended, the time is over or the caller has gone. */
export async function waitForEnd(streams: StreamDriver, params: WaitParams): Promise<void> {
  const { jobId, timeoutMs, signal, isOver } = params;
  let finish: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const subscription = streams.subscribe(jobId, null, read);
  const timer = setTimeout(finish, timeoutMs);
  signal.addEventListener('abort', finish);
  try {
    read();
    if (signal.aborted || (await isOver())) return;
    await ended;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', finish);
    subscription.unsubscribe();
  }

  /** Frames are read only to get to the last. */
  function read(): void {
    while (subscription.next() !== null);
    if (subscription.finished) finish();
  }
}
