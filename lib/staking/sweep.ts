import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Connection, Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { systemAccount } from '../ledger/accounts.ts';
import { postTransaction } from '../ledger/post.ts';
import { distribute, type Pool } from './accumulator.ts';

const stateRow = z.object({
  totalStaked: z.coerce.bigint(),
  acc: z.coerce.bigint(),
  carry: z.coerce.bigint(),
  sweeps: z.coerce.bigint(),
});
const incomeRow = z.object({ buyback: z.coerce.bigint(), rewards: z.coerce.bigint() });

/**
 * Hands out what completions have brought since the last sweep, and locks the pool until the transaction ends. Whoever
 * changes a stake or pays a reward calls this first, so that a stake earns nothing from before it came. While nobody
 * stakes, the stakers' half goes to the buyback: the first to come must not find what others have earned for the network.
 *
 * Locks are taken in one order everywhere: the person's row in `users`, the pool, the person's ledger accounts, the stake.
 *
 * @returns the pool as it is now
 */
export async function sweepIncome(tx: Db): Promise<Pool> {
  const state = await queryRow(
    tx,
    stateRow,
    sql`select total_staked as "totalStaked", acc, carry, sweeps from staking_state where id = 1 for update`,
  );
  if (!state) throw new Error('staking_state has no row');
  // A statement of its own, so that it sees all that was committed while the lock was waited for.
  const income = await queryRow(
    tx,
    incomeRow,
    sql`with swept as (delete from treasury_income returning buyback, rewards)
        select coalesce(sum(buyback), 0) as buyback, coalesce(sum(rewards), 0) as rewards from swept`,
  );
  if (!income || income.buyback + income.rewards === 0n) return state;
  const isStaked = state.totalStaked > 0n;
  const pool = isStaked ? distribute(state, income.rewards) : state;
  // A single micro-dollar is the buyback's alone: nothing moves then, and no transaction is without postings.
  if (income.rewards > 0n) {
    await postTransaction(tx, {
      kind: 'distribute',
      key: `distribute:${state.sweeps + 1n}`,
      reference: null,
      postings: [
        { accountId: systemAccount('rewards', 'usdc'), amount: -income.rewards },
        { accountId: systemAccount(isStaked ? 'staking' : 'buyback', 'usdc'), amount: income.rewards },
      ],
    });
  }
  await tx.execute(sql`
    update staking_state set acc = ${pool.acc.toString()}, carry = ${pool.carry.toString()}, sweeps = sweeps + 1,
      swept_buyback = swept_buyback + ${income.buyback.toString()},
      swept_rewards = swept_rewards + ${income.rewards.toString()}
    where id = 1`);
  const [distributed, redirected] = isStaked ? [income.rewards, 0n] : [0n, income.rewards];
  await tx.execute(sql`
    insert into staking_hours as h (hour, distributed, redirected)
    values (date_trunc('hour', now(), 'UTC'), ${distributed.toString()}, ${redirected.toString()})
    on conflict (hour) do update
    set distributed = h.distributed + excluded.distributed, redirected = h.redirected + excluded.redirected`);
  return pool;
}

/** Sweeps by itself: the table of incomes stays short while nobody stakes or claims. */
export async function sweepNow({ db }: Connection): Promise<void> {
  await db.transaction((tx) => sweepIncome(tx));
}
