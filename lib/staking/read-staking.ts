import { sql } from 'drizzle-orm';
import * as z from 'zod';
import {
  APR_WINDOW_DAYS,
  ASHAO_DECIMALS,
  BOOSTED_SHARE_BPS,
  USDC_DECIMALS,
  WORKER_BOOST_MIN_STAKE,
  WORKER_SHARE_BPS,
} from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { formatDecimal } from '../decimal.ts';
import { userAccount } from '../ledger/accounts.ts';
import { type Pool, pendingRewards } from './accumulator.ts';
import { computeApr } from './apr.ts';
import { readStakingHistory } from './history.ts';
import { readHolder } from './position.ts';
import { readPool } from './read-pool.ts';

/** Movements that come with the position; more by the history's own address. */
const NEWEST = 10;

const recentRow = z.object({
  week: z.coerce.bigint(),
  month: z.coerce.bigint(),
  asOf: z.coerce.date().transform((date) => date.toISOString()),
});

/**
 * The pool and, of a person, stake, rewards and newest movements: what a sweep at this moment would give, without one.
 * Reading writes nothing and locks nothing; all of it is of one snapshot.
 *
 * @param params.userId null: nobody is signed in
 * @param params.price see `computeApr`
 */
export function readStaking(db: Db, params: { userId: string | null; price: bigint | null }) {
  return db.transaction(
    async (tx) => {
      const [pool, recent] = [await readPool(tx), await readRecent(tx)];
      const { userId } = params;
      return {
        position: userId === null ? null : await readPosition(tx, userId, pool),
        totalStaked: formatDecimal(pool.totalStaked, ASHAO_DECIMALS),
        apr: computeApr({
          windows: [
            { days: APR_WINDOW_DAYS[0], rewards: recent.week + pool.unswept },
            { days: APR_WINDOW_DAYS[1], rewards: recent.month + pool.unswept },
          ],
          totalStaked: pool.totalStaked,
          price: params.price,
        }),
        boost: {
          minStake: formatDecimal(WORKER_BOOST_MIN_STAKE, ASHAO_DECIMALS),
          shareBps: WORKER_SHARE_BPS,
          boostedShareBps: BOOSTED_SHARE_BPS,
        },
        history: userId === null ? null : await readStakingHistory(tx, { userId, limit: NEWEST }),
        asOf: recent.asOf,
      };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

/** What was handed out in the windows that a yearly rate is reckoned from. */
async function readRecent(tx: Db): Promise<z.output<typeof recentRow>> {
  const since = (days: number) => sql`(select coalesce(sum(distributed), 0) from staking_hours
    where hour > now() - make_interval(days => ${days}))`;
  const row = await queryRow(
    tx,
    recentRow,
    sql`select now() as "asOf", ${since(APR_WINDOW_DAYS[0])} as week, ${since(APR_WINDOW_DAYS[1])} as month`,
  );
  if (!row) throw new Error('a select without a table has a row');
  return row;
}

async function readPosition(tx: Db, userId: string, pool: Pool) {
  const { available, position } = await readHolder(tx, { userId, pool });
  const claimed = await queryRow(
    tx,
    z.object({ sum: z.coerce.bigint() }),
    sql`select coalesce(sum(p.amount), 0) as sum
        from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
        where t.reference = ${userId} and t.kind = 'claim' and p.account_id = ${userAccount(userId, 'usdc')}`,
  );
  const slice = pool.totalStaked === 0n ? 0n : (position.stake * 10_000_000n) / pool.totalStaked;
  return {
    staked: formatDecimal(position.stake, ASHAO_DECIMALS),
    available: formatDecimal(available, ASHAO_DECIMALS),
    pending: formatDecimal(pendingRewards(pool, position), USDC_DECIMALS),
    claimed: formatDecimal(claimed?.sum ?? 0n, USDC_DECIMALS),
    slicePercent: Number(slice) / 100_000,
  };
}
