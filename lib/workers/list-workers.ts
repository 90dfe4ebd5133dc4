import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { JOB_KINDS, MICRO_PER_CREDIT, TIER_IDS, WORKER_ACTIVE_SECONDS, WORKER_TYPES } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';

const isoInstant = z.coerce.date().transform((date) => date.toISOString());
const credits = z.coerce.bigint().transform((micro) => Number(micro) / Number(MICRO_PER_CREDIT));

const workerRow = z.object({
  id: z.string(),
  name: z.string().nullable(),
  type: z.enum(WORKER_TYPES),
  model: z.string(),
  tiers: z.array(z.enum(TIER_IDS)),
  kinds: z.array(z.enum(JOB_KINDS)),
  imageModel: z.string().nullable(),
  active: z.boolean(),
  jobsDone: z.number(),
  jobsFailed: z.number(),
  jobsAbandoned: z.number(),
  tokens: z.coerce.number(),
  tokensPerSecond: z.number(),
  earnedGranted: credits,
  earnedPurchased: credits,
  createdAt: isoInstant,
  lastSeenAt: isoInstant,
});

const WORKER_COLUMNS = sql`id, name, type, model, tiers, kinds, image_model as "imageModel", jobs_done as "jobsDone", jobs_failed as "jobsFailed",
  jobs_abandoned as "jobsAbandoned", tokens, tokens_per_second as "tokensPerSecond",
  earned_grant as "earnedGranted", earned_usdc as "earnedPurchased",
  created_at as "createdAt", last_seen_at as "lastSeenAt",
  retired_at is null and last_seen_at > now() - make_interval(secs => ${WORKER_ACTIVE_SECONDS}) as active`;

/** How many of an owner's workers are listed, the last seen first. */
const LISTED_MAX = 100;

/** An owner's workers with their totals. */
export function listWorkers(db: Db, ownerId: string) {
  return queryRows(
    db,
    workerRow,
    sql`select ${WORKER_COLUMNS} from workers where owner_id = ${ownerId} order by last_seen_at desc limit ${LISTED_MAX}`,
  );
}

/** All of them, the oldest first: programs register anew at each start, so that there may be many. */
export async function* listAllWorkers(db: Db, ownerId: string) {
  for (let after = ''; ; ) {
    const page = await queryRows(
      db,
      workerRow,
      sql`select ${WORKER_COLUMNS} from workers where owner_id = ${ownerId} and id > ${after}
          order by id limit ${LISTED_MAX}`,
    );
    yield* page;
    after = page.at(-1)?.id ?? after;
    if (page.length < LISTED_MAX) return;
  }
}
