import { sql } from 'drizzle-orm';
import type { Connection } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { microToCredits } from '../ledger/money.ts';
import type { LogSnapshot, StreamDriver } from '../stream/driver.ts';
import {
  answeredColumns,
  CANCELLED_EVENT,
  CLOSED_COLUMNS,
  closedRow,
  doneEvent,
  payForJob,
  refundJob,
} from './close-job.ts';
import { endStream } from './end-stream.ts';
import { forgetLease } from './leases.ts';
import { countStop } from './limit-stops.ts';
import type { Owner } from './owner.ts';
import { type Job, readJob } from './read-job.ts';

/** `charged` in credits. */
export type Stopped = { status: 'cancelled' | 'done' | 'failed'; charged: number };

/** The statement is guarded by status and attempt; when a worker was faster, the job is looked at again. */
const TRIES_MAX = 5;

/**
 * Stops a job for its owner. Nothing answered yet: it is cancelled and costs nothing. Otherwise what has been streamed
 * is kept and paid in full, as the worker has worked for it (and as stopping before the last word would else be free).
 * A job that has ended already is answered as it is.
 *
 * @throws AppError `not_found`
 */
export async function stopJob(
  connection: Connection,
  streams: StreamDriver,
  params: { owner: Owner; jobId: string },
): Promise<Stopped> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const job = await readJob(connection.db, params.owner, params.jobId);
    if (job.status !== 'queued' && job.status !== 'running') {
      endStream(streams, job);
      return { status: job.status, charged: job.status === 'done' ? microToCredits(job.charge) : 0 };
    }
    // Of a picture there is nothing to keep before it is there.
    const answer = job.status === 'running' && job.tier !== 'image' ? streams.freeze(job.id, job.attempts) : null;
    const closing =
      answer && answer.text.trim() !== ''
        ? keepAnswer(connection, streams, job, answer)
        : cancelJob(connection, streams, job, params.owner);
    // Not closed after all: the worker may go on, nothing has happened.
    const stopped = await closing.catch((error: unknown) => {
      streams.thaw(job.id, job.attempts);
      throw error;
    });
    if (stopped) return stopped;
  }
  throw new Error(`job ${params.jobId} kept changing while it was stopped`);
}

async function keepAnswer(
  connection: Connection,
  streams: StreamDriver,
  job: Job,
  answer: LogSnapshot,
): Promise<Stopped | null> {
  const closed = await connection.db.transaction(async (tx) => {
    const row = await queryRow(
      tx,
      closedRow,
      sql`update jobs set ${answeredColumns({ text: answer.text, tokens: Math.max(answer.values, 1), stopped: true })}
          where id = ${job.id} and status = 'running' and attempts = ${job.attempts}
          returning ${CLOSED_COLUMNS}`,
    );
    if (row) await payForJob(tx, row);
    return row;
  });
  if (!closed) return null;
  forgetLease(job.id);
  streams.close(job.id, doneEvent(closed));
  return { status: 'done', charged: microToCredits(closed.charge) };
}

async function cancelJob(
  connection: Connection,
  streams: StreamDriver,
  job: Job,
  owner: Owner,
): Promise<Stopped | null> {
  const closed = await connection.db.transaction(async (tx) => {
    const rows = await tx.execute(sql`
      update jobs set status = 'cancelled', stopped = true, payload = null, finished_at = now(), lease_expires_at = null
      where id = ${job.id} and status = ${job.status} and attempts = ${job.attempts} returning id`);
    if (rows.length > 0) await refundJob(tx, job.id);
    if (rows.length > 0 && job.tier === 'image' && job.status === 'running' && owner.userId !== undefined) {
      await countStop(tx, owner.userId);
    }
    return rows.length > 0;
  });
  if (!closed) return null;
  forgetLease(job.id);
  streams.close(job.id, CANCELLED_EVENT);
  return { status: 'cancelled', charged: 0 };
}
