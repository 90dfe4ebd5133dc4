import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Connection } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import { log } from '../log.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { stopJob } from './stop-job.ts';

/** How many jobs one round takes; the next round, a second later, takes more. */
const BATCH = 200;

const openRow = z.object({ id: z.string(), userId: z.string().nullable(), visitorId: z.string().nullable() });

/**
 * Stops the jobs of deleted pictures and conversations. A deletion does so itself, but after its mark is committed: where it
 * ends between the two, by an error or with its process, nobody could ask for the stop again, and would pay for what is gone.
 */
export async function stopDeletedJobs(connection: Connection, streams: StreamDriver): Promise<void> {
  const open = await queryRows(
    connection.db,
    openRow,
    sql`select j.id, j.user_id as "userId", j.visitor_id as "visitorId" from images i join jobs j on j.id = i.job_id
        where i.deleted_at is not null and j.status in ('queued', 'running')
        union
        select j.id, j.user_id, j.visitor_id
        from conversations c join messages m on m.conversation_id = c.id join jobs j on j.id = m.job_id
        where c.deleted_at is not null and j.status in ('queued', 'running')
        limit ${BATCH}`,
  );
  for (const { id, userId, visitorId } of open) {
    const owner = userId === null ? { visitorId: visitorId ?? '' } : { userId };
    // One that can't be stopped must not keep all the others from their turn.
    await stopJob(connection, streams, { owner, jobId: id }).catch((error: unknown) =>
      log().warn({ err: error, job: id }, 'not stopped'),
    );
  }
}
