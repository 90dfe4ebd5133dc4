import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { LANE_IDS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import { CLOSED_COLUMNS, closedRow } from './close-job.ts';
import { isUnserved } from './failed-event.ts';
import { type Owner, ownedBy } from './owner.ts';

export const jobRow = closedRow.extend({
  tier: z.enum(LANE_IDS),
  status: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  attempts: z.number(),
  output: z.string().nullable(),
  erased: z.boolean(),
  temporary: z.boolean(),
  censored: z.boolean(),
  unserved: z.boolean(),
});
export type Job = z.infer<typeof jobRow>;

export const JOB_COLUMNS = sql`${CLOSED_COLUMNS}, jobs.tier, jobs.status, jobs.attempts, jobs.output, jobs.temporary, jobs.censored,
  ${isUnserved('jobs')} as unserved,
  jobs.status = 'done' and jobs.output is null and not jobs.temporary as erased`;

/**
 * Reads a job of its owner.
 * @throws AppError `not_found` when there is none, it is somebody else's, or its conversation was deleted
 */
export async function readJob(db: Db, owner: Owner, jobId: string): Promise<Job> {
  const job = await queryRow(
    db,
    jobRow,
    sql`select ${JOB_COLUMNS}
        from jobs where id = ${jobId} and ${ownedBy(owner, 'jobs')}`,
  );
  if (!job || job.erased) throw notFound('The job');
  return job;
}
