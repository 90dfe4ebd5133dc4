import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Connection, Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { AppError } from '../errors.ts';
import { microToCredits } from '../ledger/money.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { answeredColumns, CLOSED_COLUMNS, closedRow, doneEvent, payForJob } from './close-job.ts';
import { endStream } from './end-stream.ts';
import { failJob } from './fail-job.ts';
import { forgetLease, leaseError, requireLease } from './leases.ts';
import { JOB_COLUMNS, jobRow } from './read-job.ts';

export type CompleteParams = {
  workerId: string;
  jobId: string;
  /** The worker's own count. */
  tokens?: number | undefined;
  attempt?: number | undefined;
};

/** `earned` in credits. */
export type Completion = { earned: number; tokens: number };

/**
 * Ends a job as answered: one transaction closes it (guarded by the lease), pays the worker's owner and the treasury.
 * A second call is answered as the first and pays nothing.
 *
 * @throws AppError `lease_lost`, `not_found`; `empty_answer` when no text came (the attempt counts as failed);
 *   `log_gap` when the server lost the text in a restart: send it again, then complete
 */
export async function completeJob(
  connection: Connection,
  streams: StreamDriver,
  params: CompleteParams,
): Promise<Completion> {
  return completeOnce(connection, streams, params, () => closeAsDone(connection, streams, params));
}

/** Runs `close`; where it is refused because an earlier call has closed the job, answers as that one did. */
export async function completeOnce(
  connection: Connection,
  streams: StreamDriver,
  params: CompleteParams,
  close: () => Promise<Completion>,
): Promise<Completion> {
  try {
    return await close();
  } catch (error) {
    // Asked again after an answer that got lost, or twice at once: the first call has done the work.
    const earlier = error instanceof AppError ? await findCompletion(connection.db, params) : null;
    if (!earlier) throw error;
    endStream(streams, earlier);
    return { earned: microToCredits(earlier.earned), tokens: earlier.tokens };
  }
}

async function closeAsDone(connection: Connection, streams: StreamDriver, params: CompleteParams): Promise<Completion> {
  const lease = await requireLease(connection.db, { ...params, kind: 'chat' });
  const answer = streams.freeze(params.jobId, lease.attempt);
  if (!answer) throw new AppError('log_gap', 'Send the answer again from position 0.', { position: 0 });
  if (answer.text.trim() === '') {
    await failJob(connection, streams, {
      ...params,
      attempt: lease.attempt,
      reason: 'The worker gave an empty answer.',
    });
    throw new AppError('empty_answer', 'A job is completed with at least one token.');
  }
  const tokens = plausibleTokens(params.tokens ?? answer.values, answer.text);
  const done = await connection.db
    .transaction(async (tx) => {
      const job = await queryRow(
        tx,
        closedRow,
        sql`update jobs set ${answeredColumns({ text: answer.text, tokens, stopped: false })}
          where id = ${params.jobId} and status = 'running' and claimed_by = ${params.workerId}
            and attempts = ${lease.attempt}
          returning ${CLOSED_COLUMNS}`,
      );
      return job && { job, earned: await payForJob(tx, job) };
    })
    .catch((error: unknown) => {
      streams.thaw(params.jobId, lease.attempt);
      throw error;
    });
  forgetLease(params.jobId);
  if (!done) throw await leaseError(connection.db, params.jobId);
  streams.close(params.jobId, doneEvent(done.job));
  return { earned: done.earned, tokens };
}

/** This worker's own job that is done already. */
export function findCompletion(db: Db, params: CompleteParams) {
  return queryRow(
    db,
    jobRow.extend({ earned: z.coerce.bigint() }),
    sql`select ${JOB_COLUMNS}, earned from jobs
        where id = ${params.jobId} and status = 'done' and claimed_by = ${params.workerId}
          ${params.attempt === undefined ? sql`` : sql`and attempts = ${params.attempt}`}`,
  );
}

/** A token has at least one byte of text, so a worker can't claim more of them than that; nor less than one. */
function plausibleTokens(claimed: number, text: string): number {
  return Math.max(1, Math.min(claimed, Buffer.byteLength(text)));
}
