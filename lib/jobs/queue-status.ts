import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { WORKER_ACTIVE_SECONDS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import type { StatusEvent, StreamDriver } from '../stream/driver.ts';

const statusRow = z.object({ id: z.string(), position: z.coerce.number(), workers: z.coerce.number() });

/** The place in the queue of each of these jobs that still waits, and how many active workers serve its tier. */
export async function readQueueStatus(db: Db, jobIds: readonly string[]): Promise<Map<string, StatusEvent>> {
  const rows = await queryRows(
    db,
    statusRow,
    sql`with ranked as (
          select id, tier, row_number() over (partition by tier order by queued_at, id) as position
          from jobs where status = 'queued'
        ), active as (
          select tier, count(*) as workers from workers, unnest(tiers) as tier
          where last_seen_at > now() - make_interval(secs => ${WORKER_ACTIVE_SECONDS}) and retired_at is null
          group by tier
        )
        select ranked.id, ranked.position, coalesce(active.workers, 0) as workers
        from ranked left join active on active.tier = ranked.tier
        where ranked.id = any(${sql.param([...jobIds])}::text[])`,
  );
  return new Map(rows.map(({ id, ...rest }) => [id, { type: 'status', state: 'queued', ...rest }]));
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
