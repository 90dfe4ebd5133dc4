import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { readTokenBalances } from '../ledger/balances.ts';
import { newPosition, type Pool, type Position } from './accumulator.ts';

const stakeRow = z.object({ accPaid: z.coerce.bigint(), owed: z.coerce.bigint() });

/** `available`: $ASHAO that is not staked, in units of 10^-18. */
export type Holder = { available: bigint; position: Position };

/** A person's position; `lock` keeps balances and stake until the transaction ends, and needs the pool locked first. */
export async function readHolder(db: Db, params: { userId: string; pool: Pool; lock?: boolean }): Promise<Holder> {
  const lock = params.lock ?? false;
  const { ashao, stake } = await readTokenBalances(db, params.userId, { lock });
  const row = await queryRow(
    db,
    stakeRow,
    sql`select acc_paid as "accPaid", owed from stakes where user_id = ${params.userId} ${lock ? sql`for update` : sql``}`,
  );
  return { available: ashao, position: { ...(row ?? newPosition(params.pool)), stake } };
}

/** Stores what is owed; the stake itself is the ledger's. */
export async function writePosition(tx: Db, userId: string, { accPaid, owed }: Position): Promise<void> {
  await tx.execute(sql`
    insert into stakes (user_id, acc_paid, owed) values (${userId}, ${accPaid.toString()}, ${owed.toString()})
    on conflict (user_id) do update
    set acc_paid = excluded.acc_paid, owed = excluded.owed, updated_at = now()`);
}
