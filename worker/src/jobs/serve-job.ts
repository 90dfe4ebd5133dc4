import { ApiError, describeError, WorkerForgottenError } from '../errors.ts';
import type { ClaimedJob } from '../server/calls.ts';
import { answerMessages } from './answer-messages.ts';
import { drawPicture } from './draw-picture.ts';
import { giveUp } from './give-up.ts';
import type { WorkerContext } from './worker-context.ts';

export type JobOutcome = 'done' | 'censored' | 'lost' | 'failed' | 'released';

const STOPPING = 'the worker is stopping';

/**
 * Brings one claimed job to its end, whichever that is.
 * @throws {WorkerForgottenError} when the server no longer knows this worker; the job is lost then
 */
export async function serveJob(worker: WorkerContext, claim: ClaimedJob): Promise<JobOutcome> {
  const { handingBack, report } = worker;
  const { job } = claim;
  const ids = { jobId: job.id, attempt: job.attempt };
  const control = new AbortController();
  let lost = false;
  let handedIn = false;
  const stop = () => control.abort();
  const lose = () => {
    if (handedIn) return;
    lost = true;
    stop();
  };
  const handIn = () => {
    handedIn = true;
  };
  const holding = { signal: control.signal, lose, handIn };
  worker.running.set(job.id, { lose });
  handingBack.addEventListener('abort', stop, { once: true });
  if (handingBack.aborted) stop();
  report({ event: 'job-started', jobId: job.id, tier: job.tier, attempt: job.attempt });

  const work = 'image' in claim ? drawPicture(worker, claim, holding) : answerMessages(worker, claim, holding);
  try {
    const end = await work.end;
    return end === 'censored' ? await giveUp(worker, ids, { end, reason: 'held back by the filter' }) : end;
  } catch (error) {
    stop();
    if (!lost && !isLoss(error)) {
      if (handingBack.aborted) return await giveUp(worker, ids, { end: 'released', reason: STOPPING });
      return await giveUp(worker, ids, { end: 'failed', reason: describeError(error) });
    }
    report({ event: 'job-lost', jobId: job.id });
    if (error instanceof WorkerForgottenError) throw error;
    return 'lost';
  } finally {
    // The engine must be at rest before the next claim: a model's context serves one job at a time.
    await work.rest.catch(() => undefined);
    worker.running.delete(job.id);
    handingBack.removeEventListener('abort', stop);
  }
}

/** Hands a job back that was claimed in the very moment the worker was told to stop. */
export async function releaseUnstarted(worker: WorkerContext, { job }: ClaimedJob): Promise<void> {
  await giveUp(worker, { jobId: job.id, attempt: job.attempt }, { end: 'released', reason: STOPPING });
}

function isLoss(error: unknown): boolean {
  if (error instanceof WorkerForgottenError) return true;
  return error instanceof ApiError && (error.status === 403 || error.status === 404 || error.status === 409);
}
