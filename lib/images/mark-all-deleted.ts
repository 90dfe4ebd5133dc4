import { sql } from 'drizzle-orm';
import type { Db } from '../db/connect.ts';

/** Marks all pictures of an account that is being deleted, in its transaction: words and links go at once, files next. */
export async function markAllDeleted(tx: Db, userId: string): Promise<void> {
  await tx.execute(sql`update images set deleted_at = to_timestamp(0), prompt = '', negative_prompt = null,
    share_token = null, shared_at = null where user_id = ${userId}`);
}
