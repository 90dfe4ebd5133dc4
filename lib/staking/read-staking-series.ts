import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { ASHAO_DECIMALS, USDC_DECIMALS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import { formatDecimal } from '../decimal.ts';
import { userAccount } from '../ledger/accounts.ts';
import type { StakingRange, StakingSeries } from './schemas.ts';

const DAYS: Readonly<Record<StakingRange, number>> = { '30d': 30, '90d': 90 };
const amount = z.coerce.bigint();
const pointRow = z.object({
  at: z.coerce.date().transform((date) => date.toISOString()),
  staked: amount,
  claimed: amount,
  paidToAll: amount,
});

/**
 * A person's stake and claimed rewards at the end of each day (UTC), the last of them today so far, beside what all stakers were
 * paid on that day. Days before the person came are there too: a chart begins where its range does.
 */
export async function readStakingSeries(
  db: Db,
  { userId, range }: { userId: string; range: StakingRange },
): Promise<StakingSeries> {
  const [stake, usdc] = [userAccount(userId, 'stake'), userAccount(userId, 'usdc')];
  const rows = await queryRows(
    db,
    pointRow,
    // Days as 24 hours of UTC: a session's own time zone may have days of 23.
    sql`with days as (
          select generate_series(date_trunc('day', now(), 'UTC') - make_interval(hours => 24 * ${DAYS[range] - 1}),
            date_trunc('day', now(), 'UTC'), interval '24 hours') as day
        ), moves as (
          select date_trunc('day', t.created_at, 'UTC') as day,
            sum(p.amount) filter (where p.account_id = ${stake}) as staked,
            sum(p.amount) filter (where p.account_id = ${usdc}) as claimed
          from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
          where t.reference = ${userId} and t.kind in ('stake', 'unstake', 'claim') and p.account_id in (${stake}, ${usdc})
          group by 1
        ), paid as (
          select date_trunc('day', hour, 'UTC') as day, sum(distributed) as paid from staking_hours
          where hour >= (select min(day) from days) group by 1
        )
        select least(days.day + interval '24 hours', now()) as at,
          coalesce((select sum(staked) from moves where moves.day <= days.day), 0) as staked,
          coalesce((select sum(claimed) from moves where moves.day <= days.day), 0) as claimed,
          coalesce((select paid from paid where paid.day = days.day), 0) as "paidToAll"
        from days order by days.day`,
  );
  return {
    range,
    points: rows.map(({ at, staked, claimed, paidToAll }) => ({
      at,
      staked: formatDecimal(staked, ASHAO_DECIMALS),
      claimed: formatDecimal(claimed, USDC_DECIMALS),
      paidToAll: formatDecimal(paidToAll, USDC_DECIMALS),
    })),
    asOf: rows.at(-1)?.at ?? new Date().toISOString(),
  };
}
