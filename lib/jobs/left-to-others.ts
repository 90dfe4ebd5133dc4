import { type SQL, sql } from 'drizzle-orm';
import { type LaneId, WORKER_ACTIVE_SECONDS } from '../constants.ts';
import type { Worker } from '../workers/authenticate-worker.ts';
import { modelOf } from './lanes.ts';

/**
 * Whether a queued job of the lane was lost by a worker of this one's owner while somebody who has not lost it is there to
 * serve it: workers are free to make, and one owner's could use up all attempts of every job. Where all are of one owner, or
 * of owners that lost it, nothing is left to anybody.
 */
export function leftToOthers(worker: Worker, lane: LaneId): SQL {
  const losers = sql`select w.owner_id from workers w where w.id = any(jobs.lost_by)`;
  const serves = lane === 'image' ? sql`'image' = any(o.kinds)` : sql`'chat' = any(o.kinds) and ${lane} = any(o.tiers)`;
  return sql`jobs.lost_by is not null and ${worker.ownerId} in (${losers}) and exists (
    select from workers o
    where o.last_seen_at > now() - make_interval(secs => ${WORKER_ACTIVE_SECONDS}) and o.retired_at is null
      and ${serves} and jobs.model in (o.model, ${modelOf(lane)}) and (o.images or not jobs.needs_images)
      and o.owner_id not in (${losers})
  )`;
}
