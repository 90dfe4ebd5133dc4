import { sql } from 'drizzle-orm';
import type { Db } from '../db/connect.ts';
import { AppError } from '../errors.ts';

/**
 * Refuses to delete an account while a withdrawal is open: if it lapses, its money comes back here.
 * @throws AppError `conflict`
 */
export async function requireNothingUnderWay(db: Db, userId: string): Promise<void> {
  const open = await db.execute(sql`select id from withdrawals
    where user_id = ${userId} and state in ('requested', 'signed') limit 1`);
  if (open.length === 0) return;
  throw new AppError('conflict', 'A withdrawal of this account is still under way. Delete it when that has ended.');
}
