import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';

const idRow = z.object({ id: z.string() });

/** Hands a signed-out browser's jobs to the person who has just signed in there. */
export async function adoptJobs(db: Db, params: { visitorId: string; userId: string }): Promise<void> {
  await db.execute(sql`update jobs set user_id = ${params.userId}, visitor_id = null
    where visitor_id = ${params.visitorId} and user_id is null`);
}

/** Erases every text of these jobs. What was paid for them stays in the ledger, without a word of theirs. */
export async function eraseJobs(db: Db, jobIds: readonly string[]): Promise<void> {
  await db.execute(sql`update jobs set payload = null, output = null, error = null
    where id = any(${sql.param([...jobIds])}::text[])`);
}

/** The ids of a person's jobs that are queued or running. */
export async function listOpenJobs(db: Db, userId: string): Promise<string[]> {
  const rows = await queryRows(
    db,
    idRow,
    sql`select id from jobs where user_id = ${userId} and status in ('queued', 'running')`,
  );
  return rows.map(({ id }) => id);
}

/** Erases every text of all of a person's jobs, which must have ended. @returns the ids of those that had any */
export async function eraseJobsOf(db: Db, userId: string): Promise<string[]> {
  const rows = await queryRows(
    db,
    idRow,
    sql`update jobs set payload = null, output = null, error = null
        where user_id = ${userId} and (payload is not null or output is not null or error is not null) returning id`,
  );
  return rows.map(({ id }) => id);
}
