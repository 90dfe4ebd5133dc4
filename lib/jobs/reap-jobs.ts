import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { LANE_IDS, QUEUE_SECONDS_MAX } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import { log } from '../log.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { refundJob } from './close-job.ts';
import { abandonJob } from './fail-job.ts';
import { failedEvent } from './failed-event.ts';

/** How many rows one round takes; the next round, a second later, takes more. */
const BATCH = 200;
const lapsedRow = z.object({ jobId: z.string(), workerId: z.string() });
const lateRow = z.object({ id: z.string(), tier: z.enum(LANE_IDS), censored: z.boolean() });

/** Ends the attempts whose lease has lapsed. Any number of processes may do so at once: one statement a job decides. */
export async function reapLapsedLeases(connection: Connection, streams: StreamDriver): Promise<void> {
  const lapsed = await queryRows(
    connection.db,
    lapsedRow,
    sql`select id as "jobId", claimed_by as "workerId" from jobs
        where status = 'running' and lease_expires_at <= now()
        order by lease_expires_at limit ${BATCH}`,
  );
  for (const lease of lapsed) {
    // One row that can't be ended must not keep all the others from their turn.
    await abandonJob(connection, streams, lease).catch((error: unknown) =>
      log().error({ err: error, job: lease.jobId }, 'not requeued'),
    );
  }
}

/** Fails the jobs that nobody has claimed for too long, and gives their price back. */
export async function reapUnservedJobs(connection: Connection, streams: StreamDriver): Promise<void> {
  const late = await queryRows(
    connection.db,
    lateRow,
    sql`select id, tier, censored from jobs
        where status = 'queued' and waiting_since < now() - make_interval(secs => ${QUEUE_SECONDS_MAX})
        order by queued_at limit ${BATCH}`,
  );
  for (const job of late) {
    await failUnserved(connection, streams, job).catch((error: unknown) =>
      log().error({ err: error, job: job.id }, 'not refunded'),
    );
  }
}

async function failUnserved({ db }: Connection, streams: StreamDriver, job: z.infer<typeof lateRow>): Promise<void> {
  const failed = await db.transaction(async (tx) => {
    const rows = await tx.execute(sql`
      update jobs set status = 'failed', error = 'no worker took it in time', payload = null, finished_at = now()
      where id = ${job.id} and status = 'queued' returning id`);
    if (rows.length > 0) await refundJob(tx, job.id);
    return rows.length > 0;
  });
  // Held back by one worker, and no other came to say otherwise: that is what the row tells from now on.
  if (failed) streams.close(job.id, failedEvent({ tier: job.tier, censored: job.censored, unserved: !job.censored }));
}
