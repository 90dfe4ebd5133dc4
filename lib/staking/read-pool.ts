import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { distribute, type Pool } from './accumulator.ts';

const poolRow = z.object({
  totalStaked: z.coerce.bigint(),
  acc: z.coerce.bigint(),
  carry: z.coerce.bigint(),
  rewards: z.coerce.bigint(),
});

/** The pool as a sweep at this moment would leave it, without one: nothing is written and nothing locked. */
export async function readPool(db: Db): Promise<Pool & { unswept: bigint }> {
  const row = await queryRow(
    db,
    poolRow,
    sql`select total_staked as "totalStaked", acc, carry,
          (select coalesce(sum(rewards), 0) from treasury_income) as rewards
        from staking_state where id = 1`,
  );
  if (!row) throw new Error('staking_state has no row');
  const { rewards, ...pool } = row;
  // While nobody stakes, a sweep would send them to the buyback.
  return pool.totalStaked > 0n ? { ...distribute(pool, rewards), unswept: rewards } : { ...pool, unswept: 0n };
}
