import { sql } from 'drizzle-orm';
import type { Db } from '../db/connect.ts';

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
