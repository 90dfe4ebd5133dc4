import { Backoff, sleep } from '../backoff.ts';
import { isRetryable } from '../errors.ts';
import { failJob } from '../server/calls.ts';
import type { WorkerContext } from './worker-context.ts';

type GivenUp = 'failed' | 'released' | 'censored';

/** A hand-back that the server does not hear of in this time is left to the lease, which lapses by itself. */
const HAND_BACK_MS_MAX = 3_000;
const REPORT_FAILURE_MS_MAX = 30_000;

/**
 * Tells the server that there will be no result: the attempt has failed, the job goes back unharmed (`released`), or this
 * worker's filter held it back and it is somebody else's turn (`censored`).
 */
export async function giveUp<End extends GivenUp>(
  { session, report }: WorkerContext,
  ids: { jobId: string; attempt: number },
  { end, reason }: { end: End; reason: string },
): Promise<End> {
  const release = end === 'released';
  const deadline = AbortSignal.timeout(release ? HAND_BACK_MS_MAX : REPORT_FAILURE_MS_MAX);
  const backoff = new Backoff();
  const body = { ...ids, release, reason, ...(end === 'censored' ? { censored: true } : {}) };
  while (!deadline.aborted) {
    try {
      await failJob(session, body, deadline);
      break;
    } catch (error) {
      // Anything but a passing trouble means that the job is not ours to give up any more.
      if (!isRetryable(error)) break;
      await sleep(backoff.next(error), deadline);
    }
  }
  const { jobId } = ids;
  if (end === 'failed') report({ event: 'job-failed', jobId, reason });
  else report({ event: end === 'censored' ? 'job-censored' : 'job-released', jobId });
  return end;
}
