import { type JobKind, LEASE_SECONDS, type TierId } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { AppError } from '../errors.ts';
import type { StreamDriver } from '../stream/driver.ts';
import type { Worker } from '../workers/authenticate-worker.ts';
import { touchWorker } from '../workers/touch-worker.ts';
import { type ClaimedJob, claimJob } from './claim-job.ts';
import { releaseJob } from './fail-job.ts';
import { kindOf, lanesOf } from './lanes.ts';
import { type Lease, rememberLease } from './leases.ts';
import { waitForHint, waitingIsOver } from './waiting-claims.ts';

/**
 * Long-polls the queue for a worker.
 * @param params.tier one of the worker's tiers; null for any of them
 * @param params.kind only jobs of this kind; left out, all that the worker serves
 * @param params.signal the request's: a job claimed for a caller who has gone goes back at once
 * @returns the job in the protocol's shape, or `{ job: null }` when the time is over
 */
export async function waitAndClaim(
  connection: Connection,
  streams: StreamDriver,
  params: { worker: Worker; tier: TierId | null; kind?: JobKind | undefined; waitSeconds: number; signal: AbortSignal },
) {
  const { worker, tier, signal } = params;
  if (tier && !worker.tiers.includes(tier)) {
    throw new AppError('forbidden', `This worker isn't registered for the ${tier} tier.`);
  }
  const lanes = tier ? [tier] : lanesOf(worker, params.kind);
  if (lanes.length === 0) throw new AppError('forbidden', `This worker isn't registered for jobs of that kind.`);
  const deadline = performance.now() + params.waitSeconds * 1000;
  await touchWorker(connection.db, worker.id);

  for (;;) {
    const claimed = await claimJob(connection.db, worker, lanes);
    if (claimed && signal.aborted) {
      rememberLease(claimed.id, worker.id, leaseOf(claimed));
      await releaseJob(connection, streams, { workerId: worker.id, jobId: claimed.id, attempt: claimed.attempt });
      return { job: null };
    }
    if (claimed) {
      rememberLease(claimed.id, worker.id, leaseOf(claimed));
      streams.open(claimed.id, claimed.attempt, { type: 'status', state: 'running', workerType: worker.type });
      const { payload, ...job } = claimed;
      const shown = { ...job, kind: kindOf(job.tier), leaseSeconds: LEASE_SECONDS };
      return Array.isArray(payload) ? { job: shown, messages: payload } : { job: shown, messages: [], image: payload };
    }
    const timeoutMs = deadline - performance.now();
    if (timeoutMs <= 0 || signal.aborted || waitingIsOver()) return { job: null };
    const goesOn = await waitForHint({ worker, lanes, timeoutMs, signal });
    // Nobody is there to take a job, and a server that stops doesn't wait for them: its database may be closed by now.
    if (!goesOn || signal.aborted || waitingIsOver()) return { job: null };
  }
}

function leaseOf({ attempt, tier }: ClaimedJob): Lease {
  return { attempt, kind: kindOf(tier) };
}
