import { sql } from 'drizzle-orm';
import type { Db } from '../db/connect.ts';
import { notFound } from '../errors.ts';
import { type FollowParams, followJob } from '../jobs/follow-job.ts';
import { ownedBy } from '../jobs/owner.ts';
import type { StreamDriver } from '../stream/driver.ts';

/**
 * The stream of an answer for its owner, from a cursor on. One of a deleted conversation is gone at once, like the
 * conversation, though its text is erased only when the time for bringing it back is over.
 *
 * @throws AppError `not_found`, `rate_limited` when too many streams are open
 */
export async function followAnswer(db: Db, streams: StreamDriver, params: FollowParams): Promise<Response> {
  const deleted = await db.execute(sql`select c.id from messages m join conversations c on c.id = m.conversation_id
    where m.job_id = ${params.jobId} and ${ownedBy(params.owner, 'c')} and c.deleted_at is not null`);
  if (deleted.length > 0) throw notFound('The job');
  return followJob(db, streams, params);
}
