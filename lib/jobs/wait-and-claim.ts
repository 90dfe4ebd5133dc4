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
import { noteClaimant, pauseOf } from './losing-streaks.ts';
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
  noteClaimant(worker.ownerId);

  for (;;) {
    // During a pause it waits as with an empty queue, and for none of these lanes: a hint would be lost on it.
    const pauses = lanes.map((lane) => pauseOf(worker.ownerId, kindOf(lane)));
    const open = lanes.filter((_, index) => pauses[index] === 0);
    const claimed = open.length === 0 ? null : await claimJob(connection.db, worker, open);
    if (claimed) return handOver(connection, streams, { worker, claimed, signal });
    const leftMs = deadline - performance.now();
    if (leftMs <= 0 || signal.aborted || waitingIsOver()) return { job: null };
    const timeoutMs = Math.min(leftMs, ...pauses.filter((pauseMs) => pauseMs > 0));
    const goesOn = await waitForHint({ worker, lanes: open, timeoutMs, signal });
    // Nobody is there to take a job, and a server that stops doesn't wait for them: its database may be closed by now.
    if (!goesOn || signal.aborted || waitingIsOver()) return { job: null };
  }
}

/** The job for whoever asked, or back to the queue when they have gone meanwhile. */
async function handOver(
  connection: Connection,
  streams: StreamDriver,
  { worker, claimed, signal }: { worker: Worker; claimed: ClaimedJob; signal: AbortSignal },
) {
  const { payload, ...job } = claimed;
  const lease: Lease = { attempt: job.attempt, kind: kindOf(job.tier) };
  rememberLease(job.id, worker.id, lease);
  if (signal.aborted) {
    await releaseJob(connection, streams, { workerId: worker.id, jobId: job.id, attempt: job.attempt });
    return { job: null };
  }
  streams.open(job.id, job.attempt, { type: 'status', state: 'running', workerType: worker.type });
  const shown = { ...job, kind: lease.kind, leaseSeconds: LEASE_SECONDS };
  return Array.isArray(payload) ? { job: shown, messages: payload } : { job: shown, messages: [], image: payload };
}
