import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { LANE_IDS, type LaneId, WORKER_ACTIVE_SECONDS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { expectedWait, readTierLoads } from '../jobs/tier-loads.ts';
import { shared } from '../shared.ts';
import type { Stats } from './schemas.ts';

/** Everybody who looks within this time gets the same answer. */
const CACHE_MS = 1_000;
const RATE_SECONDS = 60;

const countsByTier = z.partialRecord(z.enum(LANE_IDS), z.number().int());
const statsRow = z.object({
  activeWorkers: z.coerce.number(),
  jobsCompleted: z.coerce.number(),
  tokens: z.coerce.number(),
  queued: countsByTier.nullable(),
});

/**
 * The network's figures, from indexes on live rows and the workers' own totals: no count over the jobs' history.
 */
export function readStats(db: Db): Promise<Stats> {
  const cached = shared('stats', () => ({ at: Number.NEGATIVE_INFINITY, stats: null as Promise<Stats> | null }));
  if (cached.stats && performance.now() - cached.at < CACHE_MS) return cached.stats;
  cached.at = performance.now();
  const fresh = queryStats(db);
  cached.stats = fresh;
  fresh.catch(() => {
    if (cached.stats === fresh) cached.stats = null;
  });
  return fresh;
}

async function queryStats(db: Db): Promise<Stats> {
  const [row, loads] = await Promise.all([
    queryRow(
      db,
      statsRow,
      sql`select (select count(*) from workers
            where last_seen_at > now() - make_interval(secs => ${WORKER_ACTIVE_SECONDS}) and retired_at is null
          ) as "activeWorkers",
          (select coalesce(sum(jobs_done), 0) from workers) as "jobsCompleted",
          (select coalesce(sum(tokens), 0) from jobs
            where status = 'done' and finished_at > now() - make_interval(secs => ${RATE_SECONDS})) as tokens,
          (select jsonb_object_agg(tier, n) from
            (select tier, count(*) as n from jobs where status = 'queued' group by tier) q) as queued`,
    ),
    readTierLoads(db),
  ]);
  if (!row) throw new Error('the statistics query returned no row');
  const laneStats = (tier: LaneId) => {
    const { workers, imageWorkers } = loads[tier];
    const queueDepth = row.queued?.[tier] ?? 0;
    return { activeWorkers: workers, imageWorkers, queueDepth, waitSeconds: expectedWait(loads[tier], queueDepth + 1) };
  };
  const tiers = { pro: laneStats('pro'), max: laneStats('max') };
  const { imageWorkers: _, ...images } = laneStats('image');
  return {
    activeWorkers: row.activeWorkers,
    queueDepth: tiers.pro.queueDepth + tiers.max.queueDepth + images.queueDepth,
    jobsCompleted: row.jobsCompleted,
    tokensPerSec: Math.round((row.tokens / RATE_SECONDS) * 100) / 100,
    tiers,
    images,
    asOf: new Date().toISOString(),
  };
}
