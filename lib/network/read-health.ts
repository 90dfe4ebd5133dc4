import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { AppError } from '../errors.ts';

export const healthResponse = z.object({ ok: z.literal(true) });

/** For load balancers: whether this instance can serve. @throws AppError `unavailable` when the database can't be asked */
export async function readHealth(db: Db): Promise<{ ok: true }> {
  try {
    await db.execute(sql`select 1`);
    return { ok: true };
  } catch (cause) {
    throw new AppError('unavailable', 'The database does not answer.', {}, { cause });
  }
}
