import type { JobKind } from '../../../lib/constants.ts';
import { Backoff, sleep } from '../backoff.ts';
import { describeError, isRetryable, WorkerForgottenError } from '../errors.ts';
import { type ClaimedJob, claimJob } from '../server/calls.ts';
import { type JobOutcome, releaseUnstarted, serveJob } from './serve-job.ts';
import type { WorkerContext } from './worker-context.ts';

/** A claim that comes back empty sooner than this did not wait: a server shutting down, or one that cannot long-poll. */
const LONG_POLL_MS_MIN = 1_000;

export type SlotLimits = {
  /** What it claims; null: whatever the worker registered for. */
  kind: JobKind | null;
  /** End after one job was answered or has failed. */
  once: boolean;
  /** End when no job came for this long. */
  idleMsMax: number;
};
export type SlotEnd = 'stopped' | 'idle' | 'served' | 'failed';

/**
 * One of the worker's slots: claims a job, serves it, claims the next, until told to stop.
 * @throws {KeyRefusedError} when the server forgot the worker and does not take its key again
 */
export async function runSlot(worker: WorkerContext, { kind, once, idleMsMax }: SlotLimits): Promise<SlotEnd> {
  const pauses = { retry: new Backoff(), empty: new Backoff(), failure: new Backoff() };
  const deadline = performance.now() + idleMsMax;
  while (!worker.stopping.aborted) {
    const leftMs = deadline - performance.now();
    if (leftMs <= 0) return 'idle';
    const claim = await claimNext(worker, { kind, leftMs }, pauses);
    if (claim === null) continue;
    if (worker.stopping.aborted) {
      await releaseUnstarted(worker, claim);
      break;
    }
    const outcome = await serveOrRenew(worker, claim);
    // What the filter held back is served as well as it can be.
    if (once && (outcome === 'done' || outcome === 'censored')) return 'served';
    if (once && outcome === 'failed') return 'failed';
    if (outcome === 'failed') await waitForEngine(worker, claim, pauses.failure);
    else pauses.failure.reset();
  }
  return 'stopped';
}

/** One claim; null when there was no job or the call failed in a way that passes (after having waited a little). */
async function claimNext(
  worker: WorkerContext,
  { kind, leftMs }: { kind: JobKind | null; leftMs: number },
  pauses: { retry: Backoff; empty: Backoff },
): Promise<ClaimedJob | null> {
  const { session, stopping } = worker;
  const askedAt = performance.now();
  try {
    const claim = await claimJob(session, { kind, waitSeconds: Math.ceil(leftMs / 1_000) }, stopping);
    pauses.retry.reset();
    if (claim !== null || performance.now() - askedAt >= LONG_POLL_MS_MIN) pauses.empty.reset();
    else await sleep(pauses.empty.next(), stopping);
    return claim;
  } catch (error) {
    if (stopping.aborted) return null;
    if (error instanceof WorkerForgottenError) await session.renew(error, stopping);
    else if (isRetryable(error)) await sleep(pauses.retry.next(error), stopping);
    else throw error;
    return null;
  }
}

async function serveOrRenew(worker: WorkerContext, claim: ClaimedJob): Promise<JobOutcome> {
  try {
    return await serveJob(worker, claim);
  } catch (error) {
    if (!(error instanceof WorkerForgottenError)) throw error;
    await worker.session.renew(error, worker.stopping);
    return 'lost';
  }
}

/** A broken engine would fail every job of the queue, three attempts each: wait, then ask it until it is well. */
async function waitForEngine(worker: WorkerContext, { job }: ClaimedJob, backoff: Backoff): Promise<void> {
  const { report, stopping } = worker;
  const engine = job.kind === 'image' ? worker.imageEngine : worker.engine;
  let down = false;
  while (!stopping.aborted) {
    await sleep(backoff.next(), stopping);
    try {
      await engine?.check?.();
      if (down) report({ event: 'engine-back', kind: job.kind });
      return;
    } catch (error) {
      if (!down) report({ event: 'engine-down', kind: job.kind, reason: describeError(error) });
      down = true;
    }
  }
}
