import { type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import { ATTEMPTS_MAX, LANE_IDS, WORKER_ACTIVE_SECONDS } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { AppError } from '../errors.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { refundJob } from './close-job.ts';
import { failedEvent } from './failed-event.ts';
import { hintNewJob } from './hints.ts';
import { kindOf } from './lanes.ts';
import { forgetLease, leaseError } from './leases.ts';
import { countLoss } from './losing-streaks.ts';

type LeaseParams = { workerId: string; jobId: string; attempt?: number | undefined };

/** A worker may hand a job back unharmed this often; after that a release counts as an attempt. */
const RELEASES_MAX = 10;

const requeuedRow = z.object({
  id: z.string(),
  tier: z.enum(LANE_IDS),
  status: z.enum(['queued', 'failed']),
  censored: z.boolean(),
  ownerId: z.string(),
});

/** Attempts that count: a number is never used twice, as it names a text, so what was handed back is taken off here. */
const LAST_ATTEMPT = sql`attempts - releases >= ${ATTEMPTS_MAX}`;

/** A picture held back counts as no more than a failure: an honest filter is no worse than an engine without memory. */
const FAILED = sql`jobs_failed = jobs_failed + 1`;

/** SET of a job that its worker no longer has. Whoever held a picture back stays noted, as its owner isn't asked again. */
const QUEUED_AGAIN = sql`
  waiting_since = now(), last_worker_id = case when censored then last_worker_id else claimed_by end,
  claimed_by = null, worker_type = null, lease_expires_at = null`;

/** SET of a job that was lost: its worker's owner leaves it to others. What is handed back in good order is not lost. */
const LOST = sql`lost_by = array_append(lost_by, claimed_by)`;

/** SET of a job whose attempt ended without an answer: back to its old place in the queue, or failed for good. */
const nextAttempt = (isOver: SQL) => sql`
  status = case when ${isOver} then 'failed' else 'queued' end,
  payload = case when ${isOver} then null else payload end,
  finished_at = case when ${isOver} then now() end, ${QUEUED_AGAIN}`;

/** SET of a job that is handed back unharmed: the attempt doesn't count. */
export const UNHARMED = sql`status = 'queued', releases = releases + 1, ${QUEUED_AGAIN}`;

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
  const set = sql`${nextAttempt(LAST_ATTEMPT)}, ${LOST}, error = case when temporary then null else ${params.reason} end`;
  return endAttempt(connection, streams, { set, count: FAILED, isLoss: true, where: heldBy(params), ...params });
}

/**
 * Ends the attempt of a worker whose filter held the picture back. One stranger's word isn't the last: somebody else's
 * worker is asked once, and the second such answer ends the job. So does the first when nobody else draws just now.
 */
export function censorJob(
  connection: Connection,
  streams: StreamDriver,
  params: LeaseParams,
): Promise<{ status: 'queued' | 'failed' }> {
  const isOver = sql`(censored or ${LAST_ATTEMPT} or not ${someoneElseDraws(params.workerId)})`;
  const set = sql`${nextAttempt(isOver)}, censored = true, error = 'censored'`;
  const where = sql`${heldBy(params)} and tier = 'image'`;
  return endAttempt(connection, streams, { set, count: FAILED, isLoss: false, where, ...params });
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
    return await endAttempt(connection, streams, { set, count: null, isLoss: false, where, ...params });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return failJob(connection, streams, { ...params, reason: 'handed back too often' });
  }
}

/** Ends an attempt whose lease has lapsed. Does nothing when somebody else was faster. */
export async function abandonJob(connection: Connection, streams: StreamDriver, lapsed: LeaseParams): Promise<void> {
  await endAttempt(connection, streams, {
    set: sql`${nextAttempt(LAST_ATTEMPT)}, ${LOST}, error = 'the worker fell silent'`,
    count: sql`jobs_abandoned = jobs_abandoned + 1`,
    isLoss: true,
    where: sql`${heldBy(lapsed)} and lease_expires_at <= now()`,
    ...lapsed,
  }).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}

function heldBy(params: LeaseParams): SQL {
  return sql`id = ${params.jobId} and status = 'running' and claimed_by = ${params.workerId}
    ${params.attempt === undefined ? sql`` : sql`and attempts = ${params.attempt}`}`;
}

/** Whether a worker of another owner that draws pictures is there just now. */
function someoneElseDraws(workerId: string): SQL {
  return sql`exists (
    select from workers w
    where w.last_seen_at > now() - make_interval(secs => ${WORKER_ACTIVE_SECONDS}) and w.retired_at is null
      and 'image' = any(w.kinds) and w.owner_id <> (select owner_id from workers where id = ${workerId})
  )`;
}

async function endAttempt(
  connection: Connection,
  streams: StreamDriver,
  params: { set: SQL; count: SQL | null; isLoss: boolean; where: SQL; jobId: string; workerId: string },
): Promise<{ status: 'queued' | 'failed' }> {
  const job = await connection.db.transaction(async (tx) => {
    const row = await queryRow(
      tx,
      requeuedRow,
      sql`update jobs set ${params.set} where ${params.where} returning id, tier, status, censored,
        (select owner_id from workers where id = ${params.workerId}) as "ownerId"`,
    );
    if (!row) return null;
    // Accounts before the worker's row, the order of a completion: the other way round two of them could deadlock.
    if (row.status === 'failed') await refundJob(tx, row.id);
    if (params.count) await tx.execute(sql`update workers set ${params.count} where id = ${params.workerId}`);
    return row;
  });
  if (!job) throw await leaseError(connection.db, params.jobId);
  forgetLease(job.id);
  if (params.isLoss) countLoss(job.ownerId, kindOf(job.tier));
  if (job.status === 'failed') {
    streams.close(job.id, failedEvent(job));
  } else {
    streams.requeue(job.id);
    hintNewJob(connection, job.tier, job.ownerId);
  }
  return { status: job.status };
}
