import { sql } from 'drizzle-orm';
import type { Connection, Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { AppError } from '../errors.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { CLOSED_COLUMNS, closedRow, doneEvent, drawnColumns, payForJob } from './close-job.ts';
import { type CompleteParams, type Completion, completeOnce, findCompletion } from './complete-job.ts';
import { forgetLease, leaseError, requireLease } from './leases.ts';

type DrawingParams = CompleteParams & {
  /** Makes the picture safe and stores it, before anything is paid. Called with the lease's attempt. */
  store: (attempt: number) => Promise<{
    /** The line of Markdown that names it. */
    text: string;
    /** What else belongs to the job's end, in the same transaction. */
    record: (tx: Db) => Promise<void>;
  }>;
};

/**
 * Ends a job whose answer is a picture: one transaction closes it (guarded by the lease), notes the picture, pays the
 * worker's owner and the treasury. A second call is answered as the first and pays nothing.
 *
 * @throws AppError `lease_lost`, `not_found`, and what `store` throws
 */
export function completeDrawing(
  connection: Connection,
  streams: StreamDriver,
  params: DrawingParams,
): Promise<Completion> {
  return completeOnce(connection, streams, params, async () => {
    const lease = await requireLease(connection.db, { ...params, kind: 'image' });
    const { text, record } = await params.store(lease.attempt);
    const done = await connection.db.transaction(async (tx) => {
      const job = await queryRow(
        tx,
        closedRow,
        sql`update jobs set ${drawnColumns(text)}
            where id = ${params.jobId} and status = 'running' and claimed_by = ${params.workerId}
              and attempts = ${lease.attempt} and tier = 'image'
            returning ${CLOSED_COLUMNS}`,
      );
      if (!job) return null;
      await record(tx);
      return { job, earned: await payForJob(tx, job) };
    });
    forgetLease(params.jobId);
    if (!done) throw await leaseError(connection.db, params.jobId);
    streams.append(params.jobId, { attempt: lease.attempt, offset: 0, values: [text] });
    streams.close(params.jobId, doneEvent(done.job));
    return { earned: done.earned, tokens: 0 };
  });
}

/**
 * Proves that a worker may upload a job's picture: it holds the job, or has completed it before and asks again.
 * @throws AppError `lease_lost`, `not_found`, `invalid_request`
 */
export async function requireUploader(db: Db, params: CompleteParams): Promise<void> {
  try {
    await requireLease(db, { ...params, kind: 'image' });
  } catch (error) {
    if (!(error instanceof AppError) || !(await findCompletion(db, params))) throw error;
  }
}
