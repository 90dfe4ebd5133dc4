import type * as z from 'zod';
import type { Connection, Db } from '../db/connect.ts';
import { requireOpenAccount } from '../db/require-open-account.ts';
import { runOnce } from '../db/run-once.ts';
import type { Pool } from './accumulator.ts';
import { type Holder, readHolder } from './position.ts';
import { sweepIncome } from './sweep.ts';

export type Staker = { userId: string; idempotencyKey: string | null };

/**
 * What stake, unstake and claim share: one transaction, done once for each Idempotency-Key, which sweeps first and holds
 * the locks in the one order (person, pool, accounts, stake).
 *
 * @param request what the key stands for: the same key for another request is refused
 * @throws AppError `conflict`, `unauthorized` (the account has been deleted)
 */
export async function runAsStaker<T>(
  connection: Connection,
  { userId, idempotencyKey }: Staker,
  request: unknown,
  response: z.core.$ZodType<T>,
  work: (tx: Db, pool: Pool, holder: Holder) => Promise<T>,
): Promise<T> {
  const { result } = await connection.db.transaction((tx) =>
    runOnce(tx, { ownerId: userId, key: idempotencyKey, request, response }, async () => {
      await requireOpenAccount(tx, userId);
      const pool = await sweepIncome(tx);
      return work(tx, pool, await readHolder(tx, { userId, pool, lock: true }));
    }),
  );
  return result;
}
