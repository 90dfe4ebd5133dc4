import { ANSWER_CHARS_MAX } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { AppError } from '../errors.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { releaseJob } from './fail-job.ts';
import { forgetLease, requireLease } from './leases.ts';

export type TokenBatch = {
  workerId: string;
  jobId: string;
  values: readonly string[];
  attempt?: number | undefined;
  /** Characters of this attempt that came before. */
  offset?: number | undefined;
};

/**
 * Adds a worker's text to its job's stream. Nothing is written to the database; the lease is renewed every few seconds.
 *
 * @returns how many characters of this attempt the stream has now
 * @throws AppError `lease_lost`; `log_gap` with `position` when `offset` is ahead of the stream; `body_too_large` when
 *   the answer has reached its limit, with what fitted in stored
 */
export async function appendTokens(
  connection: Connection,
  streams: StreamDriver,
  batch: TokenBatch,
): Promise<{ position: number }> {
  const lease = await requireLease(connection.db, { ...batch, kind: 'chat' });
  const result = streams.append(batch.jobId, { attempt: lease.attempt, offset: batch.offset, values: batch.values });
  switch (result.outcome) {
    case 'ok':
      return { position: result.position };
    case 'full':
      throw new AppError('body_too_large', `An answer has at most ${ANSWER_CHARS_MAX} characters: complete it now.`, {
        position: result.position,
      });
    case 'gap':
      throw new AppError('log_gap', `Send again from position ${result.position}.`, { position: result.position });
    case 'refused':
      forgetLease(batch.jobId);
      throw new AppError('lease_lost', 'This job is not (or no longer) yours.');
    case 'lost':
      // The server was restarted in mid-answer and can't tell what is missing: somebody starts it anew.
      await releaseJob(connection, streams, { workerId: batch.workerId, jobId: batch.jobId, attempt: lease.attempt });
      throw new AppError('lease_lost', 'The beginning of this answer was lost: the job has been queued again.');
  }
}
