import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { QUEUE_SECONDS_MAX } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { refundJob } from './close-job.ts';
import { abandonJob } from './fail-job.ts';

/** How many rows one round takes; the next round, a second later, takes more. */
const BATCH = 200;
const idRow = z.object({ id: z.string() });

const UNSERVED_MESSAGE = 'No worker took this message in time. 0 credits charged.';

/** Ends the attempts whose lease has lapsed. Any number of processes may do so at once: one statement a job decides. */
export async function reapLapsedLeases(connection: Connection, streams: StreamDriver): Promise<number> {
  const lapsed = await queryRows(
    connection.db,
    idRow,
    sql`select id from jobs where status = 'running' and lease_expires_at <= now() order by lease_expires_at limit ${BATCH}`,
  );
  for (const { id } of lapsed) await abandonJob(connection, streams, id);
  return lapsed.length;
}

/** Fails the jobs that nobody has claimed for too long, and gives their price back. */
export async function reapUnservedJobs(connection: Connection, streams: StreamDriver): Promise<number> {
  const failed = await connection.db.transaction(async (tx) => {
    const rows = await queryRows(
      tx,
      idRow,
      sql`with late as (
            select id from jobs
            where status = 'queued' and waiting_since < now() - make_interval(secs => ${QUEUE_SECONDS_MAX})
            order by queued_at limit ${BATCH} for update skip locked
          )
          update jobs set status = 'failed', error = 'no worker took it in time', payload = null, finished_at = now()
          from late where jobs.id = late.id returning jobs.id`,
    );
    for (const { id } of rows) await refundJob(tx, id);
    return rows;
  });
  for (const { id } of failed) streams.close(id, { type: 'error', message: UNSERVED_MESSAGE, charged: 0 });
  return failed.length;
}
