import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { ATTEMPT_SECONDS_MAX, type JobKind, LANE_IDS, LEASE_CHECK_SECONDS, LEASE_SECONDS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import { AppError, notFound } from '../errors.ts';
import { shared } from '../shared.ts';
import { kindOf } from './lanes.ts';

export type Lease = { attempt: number; kind: JobKind };

type Cached = Lease & { workerId: string; checkedAt: number };
const CACHE_MAX = 50_000;

const cache = () => shared('leases', () => new Map<string, Cached>());

/** Renewal's SET: an attempt that runs too long can't be renewed any further. */
const RENEWED = sql`least(now() + make_interval(secs => ${LEASE_SECONDS}),
  attempt_started_at + make_interval(secs => ${ATTEMPT_SECONDS_MAX}))`;

/** A worker whose key was deleted keeps nothing alive. */
const NOT_RETIRED = sql`not exists (select from workers where id = jobs.claimed_by and retired_at is not null)`;

/** Notes a fresh claim, so that the first tokens need no look-up. */
export function rememberLease(jobId: string, workerId: string, lease: Lease): void {
  if (cache().size >= CACHE_MAX) cache().clear();
  cache().set(jobId, { ...lease, workerId, checkedAt: performance.now() });
}

/** Called by whatever ends a lease in this process, so that it ends at once. */
export function forgetLease(jobId: string): void {
  cache().delete(jobId);
}

/**
 * Proves that a worker holds a job, renewing the lease in the database every few seconds and otherwise from memory:
 * there is no SQL per token.
 *
 * @param params.attempt when given, the lease must be of this attempt
 * @param params.kind when given, what the job must ask for: a picture isn't written, nor a message drawn
 * @throws AppError `invalid_request` for a job of the other kind, `lease_lost` when it doesn't hold the job, `not_found` when there is no such job
 */
export async function requireLease(
  db: Db,
  params: { workerId: string; jobId: string; attempt?: number | undefined; kind?: JobKind },
): Promise<Lease> {
  const matches = (lease: Lease | null | undefined) =>
    lease && (params.attempt === undefined || params.attempt === lease.attempt) ? lease : null;
  const known = cache().get(params.jobId);
  const usable =
    known?.workerId === params.workerId && performance.now() - known.checkedAt < LEASE_CHECK_SECONDS * 1000;
  const lease = (usable && matches(known)) || matches(await renewLease(db, params.workerId, params.jobId));
  if (!lease) throw await leaseError(db, params.jobId);
  if (params.kind !== undefined && params.kind !== lease.kind) {
    throw new AppError('invalid_request', `jobId: asks for ${lease.kind === 'image' ? 'a picture' : 'text'}`, {
      field: 'jobId',
    });
  }
  return { attempt: lease.attempt, kind: lease.kind };
}

async function renewLease(db: Db, workerId: string, jobId: string): Promise<Lease | null> {
  const row = await queryRow(
    db,
    z.object({ attempt: z.number(), tier: z.enum(LANE_IDS) }),
    sql`update jobs set lease_expires_at = ${RENEWED}
        where id = ${jobId} and status = 'running' and claimed_by = ${workerId} and lease_expires_at > now()
          and ${NOT_RETIRED}
        returning attempts as attempt, tier`,
  );
  if (!row) return null;
  const lease = { attempt: row.attempt, kind: kindOf(row.tier) };
  rememberLease(jobId, workerId, lease);
  return lease;
}

/** Renews every lease of a worker, or those named. @returns the jobs it still holds */
export async function renewLeases(db: Db, workerId: string, jobIds?: readonly string[]): Promise<string[]> {
  const rows = await queryRows(
    db,
    z.object({ id: z.string() }),
    sql`update jobs set lease_expires_at = ${RENEWED}
        where status = 'running' and claimed_by = ${workerId} and lease_expires_at > now() and ${NOT_RETIRED}
          ${jobIds ? sql`and id = any(${sql.param([...jobIds])}::text[])` : sql``}
        returning id`,
  );
  return rows.map((row) => row.id);
}

/** 404 for a job that never was, 409 for one that is not the worker's. */
export async function leaseError(db: Db, jobId: string): Promise<AppError> {
  const job = await queryRow(db, z.object({ id: z.string() }), sql`select id from jobs where id = ${jobId}`);
  if (!job) return notFound('The job');
  return new AppError('lease_lost', 'This job is not (or no longer) yours.');
}
