import { sql } from 'drizzle-orm';
import { AppError } from '../errors.ts';
import type { Db } from './connect.ts';

/**
 * Makes sure, until the transaction ends, that an account is not deleted: whoever stores something for a person calls this
 * first. A request that was let in by a session may be overtaken by the account's deletion.
 *
 * @throws AppError `unauthorized`
 */
export async function requireOpenAccount(db: Db, userId: string): Promise<void> {
  const rows = await db.execute(sql`select id from users where id = ${userId} and deleted_at is null for key share`);
  if (rows.length === 0) throw new AppError('unauthorized', 'This account has been deleted.');
}
