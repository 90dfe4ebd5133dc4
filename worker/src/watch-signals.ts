export type StopSignals = {
  /** Aborts at the first signal: claim no more. */
  stopping: AbortSignal;
  /** Aborts at the second signal, or when the time for draining is over: hand running jobs back. */
  handingBack: AbortSignal;
};

/**
 * Turns SIGTERM, SIGINT and the loss of a parent process into a drain. Started with an IPC channel, the worker must not
 * outlive the program that started it.
 * @param onStop called once, when the drain begins
 */
export function watchSignals(drainSeconds: number, onStop: () => void): StopSignals {
  const stopping = new AbortController();
  const handingBack = new AbortController();
  const stop = () => {
    if (stopping.signal.aborted) {
      handingBack.abort();
      return;
    }
    onStop();
    stopping.abort();
    setTimeout(() => handingBack.abort(), drainSeconds * 1_000).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (process.channel) {
    process.on('disconnect', stop);
    // Listening keeps the channel, and with it the process, alive: only the work shall.
    process.channel.unref();
  }
  return { stopping: stopping.signal, handingBack: handingBack.signal };
}
