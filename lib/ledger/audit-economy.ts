import { type SQL, sql } from 'drizzle-orm';

/** What was booked on a system account, by kinds of transactions. */
const booked = (accountId: string, ...kinds: readonly string[]) => sql`(
  select coalesce(sum(p.amount), 0) from ledger_postings p join ledger_transactions t on t.id = p.transaction_id
  where p.account_id = ${accountId} and t.kind = any(${sql.param(kinds)}::text[]))`;

/** What a system account holds. */
const held = (accountId: string) =>
  sql`(select coalesce(sum(amount), 0) from ledger_postings where account_id = ${accountId})`;

const income = (column: 'buyback' | 'rewards') =>
  sql`(select coalesce(sum(${sql.raw(column)}), 0) from treasury_income)`;

/** Stakes with what is owed to each at this moment, times 10^36. */
const OWED = sql`(
  select coalesce(sum(s.owed + a.balance * (state.acc - s.acc_paid)), 0)
  from stakes s join ledger_accounts a on a.id = 'user:' || s.user_id || ':stake', staking_state state)`;

/** The invariants of treasury and staking; see `audit.ts`. */
export const ECONOMY_CHECKS: readonly { name: string; count: SQL }[] = [
  {
    name: 'what jobs brought the treasury is swept or waits to be',
    count: sql`select count(*) as n from staking_state
      where ${booked('buyback:usdc', 'settle')} <> swept_buyback + ${income('buyback')}
         or ${booked('rewards:usdc', 'settle')} <> swept_rewards + ${income('rewards')}`,
  },
  {
    name: "the stakers' half that waits is what the ledger holds for them",
    count: sql`select count(*) as n from staking_state where ${held('rewards:usdc')} <> ${income('rewards')}`,
  },
  {
    name: 'the hourly figures add up to what was swept',
    count: sql`select count(*) as n from
      (select coalesce(sum(distributed), 0) as distributed, coalesce(sum(redirected), 0) as redirected
       from staking_hours) hours
      where hours.distributed <> ${booked('staking:usdc', 'distribute')}
         or hours.redirected <> ${booked('buyback:usdc', 'distribute')}`,
  },
  {
    name: 'the stakes add up to the total staked',
    count: sql`select count(*) as n from staking_state where total_staked <>
      (select coalesce(sum(balance), 0) from ledger_accounts where kind = 'user' and id like 'user:%:stake')`,
  },
  {
    name: 'every stake has its row of rewards',
    count: sql`select count(*) as n from ledger_accounts a
      where a.kind = 'user' and a.id like 'user:%:stake' and a.balance > 0
        and not exists (select from stakes s where s.user_id = a.owner_id)`,
  },
  {
    name: 'rewards to be claimed are covered to the last fraction',
    count: sql`select count(*) as n from staking_state
      where ${held('staking:usdc')} * 1e36::numeric <> ${OWED} + carry`,
  },
  {
    name: 'no system account owes what it never had',
    count: sql`select count(*) as n from (
      select a.kind, coalesce(sum(p.amount), 0) as held
      from ledger_accounts a left join ledger_postings p on p.account_id = a.id
      where a.kind <> 'user' group by a.id, a.kind) system
      where case when kind in ('bridge', 'issuance') then held > 0 else held < 0 end`,
  },
  {
    name: 'no stake has been credited rewards from its future',
    count: sql`select count(*) as n from stakes s, staking_state state where s.acc_paid > state.acc`,
  },
];
