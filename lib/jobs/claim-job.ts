import { sql } from 'drizzle-orm';
import * as z from 'zod';
import {
  LEASE_SECONDS,
  RETRY_OTHER_WORKER_SECONDS,
  TIER_IDS,
  TIERS,
  type TierId,
  WORKER_CONCURRENCY_MAX,
} from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { workerShareBps } from '../ledger/worker-share.ts';
import type { Worker } from '../workers/authenticate-worker.ts';
import { chatMessage } from '../workers/schemas.ts';

const claimedRow = z.object({
  id: z.string(),
  tier: z.enum(TIER_IDS),
  model: z.string(),
  attempt: z.number(),
  messages: z.array(chatMessage),
});
export type ClaimedJob = z.infer<typeof claimedRow>;

/**
 * Takes the oldest job of a tier that this worker may serve, or null; of several tiers, one is asked first by lot.
 *
 * One statement a tier on the database's clock: SKIP LOCKED lets any number of workers claim side by side, and the
 * partial index on queued rows keeps it flat. `tier = any(…) order by queued_at` would read the whole queue for each
 * claim, and locking one candidate of each tier would hide jobs from others that then go untaken.
 *
 * A job asks for a tier's model or for one by name; the first any worker of the tier serves, the second only a worker
 * that runs it. Whoever lost the job a moment ago leaves it to others.
 */
export async function claimJob(db: Db, worker: Worker, tiers: readonly TierId[]): Promise<ClaimedJob | null> {
  const start = Math.floor(Math.random() * tiers.length);
  for (const tier of [...tiers.slice(start), ...tiers.slice(0, start)]) {
    const claimed = await claimOfTier(db, worker, tier);
    if (claimed) return claimed;
  }
  return null;
}

function claimOfTier(db: Db, worker: Worker, tier: TierId): Promise<ClaimedJob | null> {
  const models = [worker.model, TIERS[tier].model];
  return queryRow(
    db,
    claimedRow,
    sql`
    with next as (
      select id from jobs
      where status = 'queued' and tier = ${tier} and model = any(${sql.param(models)}::text[])
        and (${worker.images} or not needs_images)
        and (last_worker_id is distinct from ${worker.id}
             or waiting_since < now() - make_interval(secs => ${RETRY_OTHER_WORKER_SECONDS}))
        and (select count(*) from jobs held where held.claimed_by = ${worker.id} and held.status = 'running')
            < ${WORKER_CONCURRENCY_MAX}
      order by queued_at, id limit 1 for update skip locked
    )
    update jobs set status = 'running', claimed_by = ${worker.id}, worker_type = ${worker.type},
      share_bps = ${workerShareBps(worker.ownerId)}, attempts = attempts + 1, attempt_started_at = now(),
      lease_expires_at = now() + make_interval(secs => ${LEASE_SECONDS})
    from next where jobs.id = next.id
    returning jobs.id, jobs.tier, jobs.model, jobs.attempts as attempt, jobs.payload as messages`,
  );
}
