import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';

const potsRow = z.object({
  swept: z.coerce.bigint(),
  unsweptBuyback: z.coerce.bigint(),
  unsweptRewards: z.coerce.bigint(),
  rewardsPaid: z.coerce.bigint(),
  totalBurned: z.coerce.bigint(),
  spent: z.coerce.bigint(),
});
export type Pots = z.infer<typeof potsRow>;

/**
 * What the treasury holds, from totals that are kept: adding up the postings of every job would take the longer the better the
 * network does. `npm run audit` compares them with those postings.
 *
 * `swept`: the buyback's pot in micro-dollars as far as sweeps have counted it; what waits for one is beside it.
 */
export async function readPots(db: Db): Promise<Pots> {
  const row = await queryRow(
    db,
    potsRow,
    sql`select s.swept_buyback + hours.redirected + adjusted.amount - bought.usdc as swept,
          income.buyback as "unsweptBuyback", income.rewards as "unsweptRewards", hours.distributed as "rewardsPaid",
          bought.burned as "totalBurned", bought.usdc as spent
        from staking_state s,
          (select coalesce(sum(redirected), 0) as redirected, coalesce(sum(distributed), 0) as distributed
           from staking_hours) hours,
          (select coalesce(sum(p.amount), 0) as amount
           from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
           where t.kind = 'adjustment' and p.account_id = 'buyback:usdc') adjusted,
          (select coalesce(sum(usdc), 0) as usdc, coalesce(sum(burned), 0) as burned
           from buybacks where state = 'done') bought,
          (select coalesce(sum(buyback), 0) as buyback, coalesce(sum(rewards), 0) as rewards from treasury_income) income
        where s.id = 1`,
  );
  if (!row) throw new Error('staking_state has no row');
  return row;
}

/** All that the treasury holds for buybacks and stakers, in micro-dollars. */
export function balanceOf({ swept, unsweptBuyback, unsweptRewards }: Pots): bigint {
  return swept + unsweptBuyback + unsweptRewards;
}
