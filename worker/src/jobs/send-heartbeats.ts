import { sleep } from '../backoff.ts';
import { isRetryable, WorkerForgottenError } from '../errors.ts';
import { sendHeartbeat } from '../server/calls.ts';
import type { WorkerContext } from './worker-context.ts';

/**
 * Renews the running jobs' leases every `intervalMs` until the signal aborts, and gives up those that the server says
 * are no longer ours. A missed beat is not repeated: the next one comes soon enough for the lease.
 * @throws {KeyRefusedError} when the server forgot the worker and does not take its key again
 */
export async function sendHeartbeats(worker: WorkerContext, intervalMs: number, signal: AbortSignal): Promise<void> {
  const { session, meter, running } = worker;
  while (!signal.aborted) {
    try {
      const beat = { tokensPerSecond: Math.round(meter.rate * 10) / 10, jobIds: [...running.keys()] };
      const lost = await sendHeartbeat(session, beat, signal);
      for (const jobId of lost) running.get(jobId)?.lose();
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof WorkerForgottenError) await session.renew(error, signal);
      else if (!isRetryable(error)) throw error;
    }
    await sleep(intervalMs, signal);
  }
}
