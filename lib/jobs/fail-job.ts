import { type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import { ATTEMPTS_MAX, LANE_IDS } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { AppError } from '../errors.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { refundJob } from './close-job.ts';
import { failedEvent } from './failed-event.ts';
import { hintNewJob } from './hints.ts';
import { forgetLease, leaseError } from './leases.ts';

type LeaseParams = { workerId: string; jobId: string; attempt?: number | undefined };

/** A worker may hand a job back unharmed this often; after that a release counts as an attempt. */
const RELEASES_MAX = 10;

const requeuedRow = z.object({
  id: z.string(),
  tier: z.enum(LANE_IDS),
  status: z.enum(['queued', 'failed']),
  censored: z.boolean(),
});

/** Attempts that count: a number is never used twice, as it names a text, so what was handed back is taken off here. */
const LAST_ATTEMPT = sql`attempts - releases >= ${ATTEMPTS_MAX}`;

/** SET of a job whose attempt ended without an answer: back to its old place in the queue, or failed for good. */
const NEXT_ATTEMPT = sql`
  status = case when ${LAST_ATTEMPT} then 'failed' else 'queued' end,
  payload = case when ${LAST_ATTEMPT} then null else payload end,
  finished_at = case when ${LAST_ATTEMPT} then now() end,
  waiting_since = now(), last_worker_id = claimed_by, claimed_by = null, worker_type = null, lease_expires_at = null`;

/** SET of a job that is handed back unharmed: the attempt doesn't count. */
export const UNHARMED = sql`
  status = 'queued', releases = releases + 1,
  waiting_since = now(), last_worker_id = claimed_by, claimed_by = null, worker_type = null, lease_expires_at = null`;

/**
 * Ends a worker's attempt as failed: the job is queued again, or after the last attempt fails and costs nothing.
 * @throws AppError `lease_lost`, `not_found`
 */
export function failJob(
  connection: Connection,
  streams: StreamDriver,
  params: LeaseParams & { reason: string },
): Promise<{ status: 'queued' | 'failed' }> {
  // A worker's reason may repeat the prompt: of a temporary chat nothing is kept.
  const set = sql`${NEXT_ATTEMPT}, error = case when temporary then null else ${params.reason} end`;
  const count = sql`jobs_failed = jobs_failed + 1`;
  return endAttempt(connection, streams, { set, count, where: heldBy(params), jobId: params.jobId });
}

/** Ends a picture that the worker's filter held back: for good, as another worker would be asked the same. */
export function censorJob(
  connection: Connection,
  streams: StreamDriver,
  params: LeaseParams,
): Promise<{ status: 'queued' | 'failed' }> {
  const set = sql`status = 'failed', censored = true, error = 'censored', payload = null, finished_at = now(),
    last_worker_id = claimed_by, claimed_by = null, worker_type = null, lease_expires_at = null`;
  const where = sql`${heldBy(params)} and tier = 'image'`;
  return endAttempt(connection, streams, { set, count: null, where, jobId: params.jobId });
}

/** Gives a job back unharmed: the worker shuts down, or the caller of a claim has gone. */
export async function releaseJob(
  connection: Connection,
  streams: StreamDriver,
  params: LeaseParams,
): Promise<{ status: 'queued' | 'failed' }> {
  const set = sql`${UNHARMED}`;
  const where = sql`${heldBy(params)} and releases < ${RELEASES_MAX}`;
  try {
    return await endAttempt(connection, streams, { set, count: null, where, jobId: params.jobId });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return failJob(connection, streams, { ...params, reason: 'handed back too often' });
  }
}

/** Ends an attempt whose lease has lapsed. Does nothing when somebody else was faster. */
export async function abandonJob(connection: Connection, streams: StreamDriver, jobId: string): Promise<void> {
  await endAttempt(connection, streams, {
    set: sql`${NEXT_ATTEMPT}, error = 'the worker fell silent'`,
    count: sql`jobs_abandoned = jobs_abandoned + 1`,
    where: sql`id = ${jobId} and status = 'running' and lease_expires_at <= now()`,
    jobId,
  }).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}

function heldBy(params: LeaseParams): SQL {
  return sql`id = ${params.jobId} and status = 'running' and claimed_by = ${params.workerId}
    ${params.attempt === undefined ? sql`` : sql`and attempts = ${params.attempt}`}`;
}

async function endAttempt(
  connection: Connection,
  streams: StreamDriver,
  params: { set: SQL; count: SQL | null; where: SQL; jobId: string },
): Promise<{ status: 'queued' | 'failed' }> {
  const job = await connection.db.transaction(async (tx) => {
    const row = await queryRow(
      tx,
      requeuedRow.extend({ workerId: z.string() }),
      sql`update jobs set ${params.set} where ${params.where}
          returning id, tier, status, censored, last_worker_id as "workerId"`,
    );
    if (!row) return null;
    // Accounts before the worker's row, the order of a completion: the other way round two of them could deadlock.
    if (row.status === 'failed') await refundJob(tx, row.id);
    if (params.count) await tx.execute(sql`update workers set ${params.count} where id = ${row.workerId}`);
    return row;
  });
  if (!job) throw await leaseError(connection.db, params.jobId);
  forgetLease(job.id);
  if (job.status === 'failed') {
    streams.close(job.id, failedEvent(job.tier, job.censored));
  } else {
    streams.requeue(job.id);
    hintNewJob(connection, job.tier);
  }
  return { status: job.status };
}
