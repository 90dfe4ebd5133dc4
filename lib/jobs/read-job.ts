import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { TIER_IDS, WORKER_TYPES } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import { type Owner, ownedBy } from './owner.ts';

const jobRow = z.object({
  id: z.string(),
  tier: z.enum(TIER_IDS),
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  attempts: z.number(),
  output: z.string().nullable(),
  erased: z.boolean(),
  charge: z.coerce.bigint(),
  tokens: z.number(),
  tokensPerSecond: z.number().nullable(),
  workerType: z.enum(WORKER_TYPES).nullable(),
  workerId: z.string().nullable(),
  shareBps: z.number().nullable(),
  stopped: z.boolean(),
});
export type Job = z.infer<typeof jobRow>;

/**
 * Reads a job of its owner.
 * @throws AppError `not_found` when there is none, it is somebody else's, or its conversation was deleted
 */
export async function readJob(db: Db, owner: Owner, jobId: string): Promise<Job> {
  const job = await queryRow(
    db,
    jobRow,
    sql`select id, tier, status, attempts, output, status = 'done' and output is null as erased, charge, tokens,
          tokens_per_second as "tokensPerSecond", worker_type as "workerType", claimed_by as "workerId",
          share_bps as "shareBps", stopped
        from jobs where id = ${jobId} and ${ownedBy(owner, 'jobs')}`,
  );
  if (!job || job.erased) throw notFound('The job');
  return job;
}
