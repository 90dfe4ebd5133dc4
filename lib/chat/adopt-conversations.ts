import { sql } from 'drizzle-orm';
import type { Db } from '../db/connect.ts';
import { adoptJobs } from '../jobs/owned-jobs.ts';

/** Gives a signed-out browser's conversations to the person who has just signed in there. */
export async function adoptConversations(db: Db, params: { visitorId: string; userId: string }): Promise<void> {
  await db.execute(sql`update conversations set user_id = ${params.userId}, visitor_id = null
    where visitor_id = ${params.visitorId} and user_id is null`);
  await adoptJobs(db, params);
}
