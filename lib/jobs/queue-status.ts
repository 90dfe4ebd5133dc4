import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { LANE_IDS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import type { StatusEvent, StreamDriver } from '../stream/driver.ts';
import { expectedWait, readTierLoads } from './tier-loads.ts';

type QueuedEvent = Extract<StatusEvent, { state: 'queued' }>;

const statusRow = z.object({ id: z.string(), tier: z.enum(LANE_IDS), position: z.coerce.number() });

/** The place in the queue of each of these jobs that still waits, who serves its tier, and the wait to expect. */
export async function readQueueStatus(db: Db, jobIds: readonly string[]): Promise<Map<string, QueuedEvent>> {
  const [rows, loads] = await Promise.all([
    queryRows(
      db,
      statusRow,
      sql`with ranked as (
            select id, tier, row_number() over (partition by tier order by queued_at, id) as position
            from jobs where status = 'queued'
          )
          select * from ranked where id = any(${sql.param([...jobIds])}::text[])`,
    ),
    readTierLoads(db),
  ]);
  return new Map(
    rows.map(({ id, tier, position }) => {
      const { workers } = loads[tier];
      const waitSeconds = expectedWait(loads[tier], position);
      return [id, { type: 'status', state: 'queued', position, workers, waitSeconds }];
    }),
  );
}

/** Tells everybody who watches a waiting job its place. One query for all of them, none when nobody watches. */
export async function publishQueueStatus(db: Db, streams: StreamDriver): Promise<void> {
  const jobIds = streams.watchedQueuedJobs();
  if (jobIds.length === 0) return;
  for (const [jobId, event] of await readQueueStatus(db, jobIds)) {
    // Claimed while the query ran: the claim has said so, and "queued" must not come after it.
    if (streams.isWatchedQueued(jobId)) streams.status(jobId, event);
  }
}
