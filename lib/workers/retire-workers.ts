import { sql } from 'drizzle-orm';
import type { Db } from '../db/connect.ts';

/**
 * Ends every worker of an owner and deletes the owner's keys, in the caller's transaction. The rows stay for the jobs
 * that name them, without the names people gave them. Call `forgetWorkerSecrets` after the commit.
 */
export async function retireWorkers(db: Db, ownerId: string): Promise<void> {
  await db.execute(sql`update workers set retired_at = coalesce(retired_at, now()), name = null
    where owner_id = ${ownerId}`);
  await db.execute(sql`delete from worker_keys where owner_id = ${ownerId}`);
}
