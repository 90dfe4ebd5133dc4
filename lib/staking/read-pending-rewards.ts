import type { Db } from '../db/connect.ts';
import { pendingRewards } from './accumulator.ts';
import { readHolder } from './position.ts';
import { readPool } from './read-pool.ts';

/** Micro-dollars that a person could claim now. Reads without a lock. */
export async function readPendingRewards(db: Db, userId: string): Promise<bigint> {
  const pool = await readPool(db);
  const { position } = await readHolder(db, { userId, pool });
  return pendingRewards(pool, position);
}
