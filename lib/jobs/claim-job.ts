import { sql } from 'drizzle-orm';
import * as z from 'zod';
import {
  LANE_IDS,
  type LaneId,
  LEASE_SECONDS,
  RETRY_OTHER_OWNER_SECONDS,
  RETRY_OTHER_WORKER_SECONDS,
  WORKER_CONCURRENCY_MAX,
} from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { workerShareBps } from '../ledger/worker-share.ts';
import type { Worker } from '../workers/authenticate-worker.ts';
import { chatMessage, imageTask } from '../workers/schemas.ts';
import { modelOf } from './lanes.ts';
import { leftToOthers } from './left-to-others.ts';

const claimedRow = z.object({
  id: z.string(),
  tier: z.enum(LANE_IDS),
  model: z.string(),
  attempt: z.number(),
  payload: z.union([z.array(chatMessage), imageTask]),
});
export type ClaimedJob = z.infer<typeof claimedRow>;

/**
 * Takes the oldest job of a lane that this worker may serve, or null; of several lanes, one is asked first by lot.
 *
 * One statement a lane on the database's clock: SKIP LOCKED lets any number of workers claim side by side, and the
 * partial index on queued rows keeps it flat. `tier = any(…) order by queued_at` would read the whole queue for each
 * claim, and locking one candidate of each lane would hide jobs from others that then go untaken.
 *
 * A job asks for a lane's model or for one by name; the first any worker of the lane serves, the second only a worker
 * that runs it. Whoever had the job a moment ago leaves it to others, and whoever lost it to other owners; a picture that one
 * worker's filter held back is never offered to that worker's owner again.
 */
export async function claimJob(db: Db, worker: Worker, lanes: readonly LaneId[]): Promise<ClaimedJob | null> {
  const start = Math.floor(Math.random() * lanes.length);
  for (const lane of [...lanes.slice(start), ...lanes.slice(0, start)]) {
    const claimed = await (lane === 'image' ? claimPicture(db, worker) : claimOfLane(db, worker, lane));
    if (claimed) return claimed;
  }
  return null;
}

/**
 * Of pictures a worker holds no more than it registered for. Its row is locked first, in a statement of its own: of
 * several claims at once each then sees what the one before it took. Answers go without, as their claim is the hot one.
 */
function claimPicture(db: Db, worker: Worker): Promise<ClaimedJob | null> {
  return db.transaction(async (tx) => {
    const registered = await queryRow(
      tx,
      z.object({ limit: z.number() }),
      sql`select image_concurrency as limit from workers where id = ${worker.id} for no key update`,
    );
    return registered && claimOfLane(tx, worker, 'image', registered.limit);
  });
}

function claimOfLane(
  db: Db,
  worker: Worker,
  lane: LaneId,
  picturesMax: number = WORKER_CONCURRENCY_MAX,
): Promise<ClaimedJob | null> {
  const models = [worker.model, modelOf(lane)];
  return queryRow(
    db,
    claimedRow,
    sql`
    with next as (
      select id from jobs
      where status = 'queued' and tier = ${lane} and model = any(${sql.param(models)}::text[])
        and (${worker.images} or not needs_images)
        and case when censored
              then not exists (select from workers w where w.id = last_worker_id and w.owner_id = ${worker.ownerId})
              when waiting_since < now() - make_interval(secs => ${RETRY_OTHER_OWNER_SECONDS}) then true
              when ${leftToOthers(worker, lane)} then false
              else last_worker_id is distinct from ${worker.id}
                   or waiting_since < now() - make_interval(secs => ${RETRY_OTHER_WORKER_SECONDS}) end
        and (select count(*) < ${WORKER_CONCURRENCY_MAX}
                    and count(*) filter (where held.tier = 'image') < ${picturesMax}
             from jobs held where held.claimed_by = ${worker.id} and held.status = 'running')
      order by queued_at, id limit 1 for update skip locked
    )
    update jobs set status = 'running', claimed_by = ${worker.id}, worker_type = ${worker.type},
      share_bps = ${workerShareBps(worker.ownerId)}, attempts = attempts + 1, attempt_started_at = now(),
      lease_expires_at = now() + make_interval(secs => ${LEASE_SECONDS})
    from next where jobs.id = next.id
    returning jobs.id, jobs.tier, jobs.model, jobs.attempts as attempt, jobs.payload`,
  );
}
