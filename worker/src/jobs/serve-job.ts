import { Backoff, sleep } from '../backoff.ts';
import { ApiError, describeError, isRetryable, WorkerForgottenError } from '../errors.ts';
import { type ClaimedJob, completeJob, failJob } from '../server/calls.ts';
import { AnswerLog } from './answer-log.ts';
import { generateAnswer } from './generate-answer.ts';
import { uploadAnswer } from './upload-answer.ts';
import type { WorkerContext } from './worker-context.ts';

export type JobOutcome = 'done' | 'lost' | 'failed' | 'released';
type JobIds = { jobId: string; attempt: number };

/** A hand-back that the server does not hear of in this time is left to the lease, which lapses by itself. */
const HAND_BACK_MS_MAX = 3_000;
const REPORT_FAILURE_MS_MAX = 30_000;
const STOPPING = 'the worker is stopping';

/**
 * Answers one claimed job to its end, whichever that is.
 * @throws {WorkerForgottenError} when the server no longer knows this worker; the job is lost then
 */
export async function serveJob(worker: WorkerContext, { job, messages }: ClaimedJob): Promise<JobOutcome> {
  const { session, handingBack, report } = worker;
  const ids = { jobId: job.id, attempt: job.attempt };
  const log = new AnswerLog();
  const control = new AbortController();
  let lost = false;
  const stop = () => {
    control.abort();
    log.close();
  };
  const lose = () => {
    lost = true;
    stop();
  };
  worker.running.set(job.id, { lose });
  handingBack.addEventListener('abort', stop, { once: true });
  if (handingBack.aborted) stop();
  report({ event: 'job-started', jobId: job.id, tier: job.tier, attempt: job.attempt });

  const generating = generateAnswer(worker, messages, log, control.signal);
  const uploading = uploadAnswer({ session, ...ids, log, signal: control.signal });
  try {
    const [seconds] = await Promise.all([generating, uploading]);
    const { earned, tokens } = await completePatiently(worker, { ...ids, tokens: log.tokens }, control.signal);
    report({ event: 'job-done', jobId: job.id, tokens, tokensPerSecond: tokens / Math.max(seconds, 0.001), earned });
    return 'done';
  } catch (error) {
    stop();
    if (!lost && !isLoss(error)) {
      const release = handingBack.aborted;
      return await giveUp(worker, ids, { release, reason: release ? STOPPING : describeError(error) });
    }
    report({ event: 'job-lost', jobId: job.id });
    if (error instanceof WorkerForgottenError) throw error;
    return 'lost';
  } finally {
    // The engine must be at rest before the next claim: a model's context serves one answer at a time.
    await generating.catch(() => undefined);
    worker.running.delete(job.id);
    handingBack.removeEventListener('abort', stop);
  }
}

/** Hands a job back that was claimed in the very moment the worker was told to stop. */
export async function releaseUnstarted(worker: WorkerContext, { job }: ClaimedJob): Promise<void> {
  await giveUp(worker, { jobId: job.id, attempt: job.attempt }, { release: true, reason: STOPPING });
}

function isLoss(error: unknown): boolean {
  if (error instanceof WorkerForgottenError) return true;
  return error instanceof ApiError && (error.status === 403 || error.status === 404 || error.status === 409);
}

/** Asks until the server has answered: completing is idempotent, and the answer is already written. */
async function completePatiently(worker: WorkerContext, job: JobIds & { tokens: number }, signal: AbortSignal) {
  const backoff = new Backoff();
  while (true) {
    try {
      return await completeJob(worker.session, job, signal);
    } catch (error) {
      if (signal.aborted || !isRetryable(error)) throw error;
      await sleep(backoff.next(error), signal);
      signal.throwIfAborted();
    }
  }
}

/** Tells the server that there will be no answer: the job goes back unharmed (`release`), or the attempt has failed. */
async function giveUp(
  worker: WorkerContext,
  ids: JobIds,
  { release, reason }: { release: boolean; reason: string },
): Promise<'failed' | 'released'> {
  const deadline = AbortSignal.timeout(release ? HAND_BACK_MS_MAX : REPORT_FAILURE_MS_MAX);
  const backoff = new Backoff();
  while (!deadline.aborted) {
    try {
      await failJob(worker.session, { ...ids, release, reason }, deadline);
      break;
    } catch (error) {
      // Anything but a passing trouble means that the job is not ours to give up any more.
      if (!isRetryable(error)) break;
      await sleep(backoff.next(error), deadline);
    }
  }
  const { jobId } = ids;
  worker.report(release ? { event: 'job-released', jobId } : { event: 'job-failed', jobId, reason });
  return release ? 'released' : 'failed';
}
