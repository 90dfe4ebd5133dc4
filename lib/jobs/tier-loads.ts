import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { LANE_IDS, type LaneId, WORKER_ACTIVE_SECONDS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';

/** The newest answers that tell how long one takes. */
const SAMPLE_MAX = 200;
const SAMPLE_SECONDS = 1_800;

/** How busy a lane of the queue is: what an expected wait is worked out from. */
export type TierLoad = {
  /** Active workers that serve it, and those of them whose model reads pictures. */
  workers: number;
  imageWorkers: number;
  /** Jobs of its kind they may hold at once, and how many of those places are free: an answer takes no picture's place. */
  slots: number;
  free: number;
  /** How long an answer of the tier took lately, in seconds; null when there was none. */
  answerSeconds: number | null;
};

const loadRow = z.object({
  tier: z.enum(LANE_IDS),
  workers: z.coerce.number(),
  imageWorkers: z.coerce.number(),
  slots: z.coerce.number(),
  free: z.coerce.number(),
  answerSeconds: z.number().nullable(),
});

/** The load of every lane, from the live rows and a bounded look at the newest answers. */
export async function readTierLoads(db: Db): Promise<Record<LaneId, TierLoad>> {
  const rows = await queryRows(
    db,
    loadRow,
    sql`with active as (
          select w.id, w.images, w.concurrency, w.image_concurrency,
            case when 'chat' = any(w.kinds) then w.tiers else '{}' end
              || case when 'image' = any(w.kinds) then '{image}'::text[] else '{}' end as lanes
          from workers w
          where w.last_seen_at > now() - make_interval(secs => ${WORKER_ACTIVE_SECONDS}) and w.retired_at is null
        ), served as (
          select a.images, lane as tier, case when lane = 'image' then a.image_concurrency else a.concurrency end as slots,
            (select count(*) from jobs j where j.claimed_by = a.id and j.status = 'running'
              and (j.tier = 'image') = (lane = 'image')) as held
          from active a, unnest(a.lanes) as lane
        ), newest as (
          select tier, extract(epoch from finished_at - attempt_started_at) as seconds from jobs
          where status = 'done' and finished_at > now() - make_interval(secs => ${SAMPLE_SECONDS})
          order by finished_at desc limit ${SAMPLE_MAX}
        ), answers as (
          select tier, avg(seconds)::float8 as seconds from newest group by tier
        )
        select tier, count(*) as workers, count(*) filter (where images) as "imageWorkers",
          sum(slots) as slots, sum(greatest(slots - held, 0)) as free,
          (select seconds from answers where answers.tier = served.tier) as "answerSeconds"
        from served group by served.tier`,
  );
  const idle = { workers: 0, imageWorkers: 0, slots: 0, free: 0, answerSeconds: null };
  const loads: Record<LaneId, TierLoad> = { pro: idle, max: idle, image: idle };
  for (const { tier, ...load } of rows) loads[tier] = load;
  return loads;
}

/**
 * The wait to expect at a place in the queue, in whole seconds: none while places are free, after that one answer's
 * time for as many jobs as are answered side by side. Null when nobody serves the tier or nothing tells how long.
 */
export function expectedWait(load: TierLoad, position: number): number | null {
  if (load.workers === 0 || load.slots === 0) return null;
  const before = position - load.free;
  if (before <= 0) return 0;
  return load.answerSeconds === null ? null : Math.ceil((before * load.answerSeconds) / load.slots);
}
