import { sql } from 'drizzle-orm';
import { bigint, check, integer, numeric, pgTable, text } from 'drizzle-orm/pg-core';
import { users } from './auth.ts';
import { amount, createdAt, instant } from './columns.ts';

/** An amount of micro-dollars times 10^36: what the accumulator counts in, so that no division loses anything. */
const scaled = (name: string) => numeric(name, { precision: 78, scale: 0, mode: 'bigint' });

/**
 * What completions brought the treasury and nobody has swept yet: a row a job, so that no two completions meet in a row.
 * Rows are deleted by the sweep that adds them to `staking_state`; one that commits late is found by the next sweep.
 */
export const treasuryIncome = pgTable('treasury_income', {
  /** The job. */
  reference: text('reference').primaryKey(),
  /** Micro-dollars. */
  buyback: amount('buyback').notNull(),
  rewards: amount('rewards').notNull(),
  createdAt: createdAt(),
});

/** One row: the pool of all stakes. Whoever stakes, unstakes, claims or sweeps locks it first. */
export const stakingState = pgTable(
  'staking_state',
  {
    id: integer('id').primaryKey(),
    /** Sum of all stakes, in 10^-18 $ASHAO. */
    totalStaked: amount('total_staked').notNull().default(sql`0`),
    /** Micro-dollars times 10^36 that one unit of stake has earned since the beginning. */
    acc: scaled('acc').notNull().default(sql`0`),
    /** What the last division left over; the next one takes it along. */
    carry: scaled('carry').notNull().default(sql`0`),
    /** All that has been swept, in micro-dollars. */
    sweptBuyback: amount('swept_buyback').notNull().default(sql`0`),
    sweptRewards: amount('swept_rewards').notNull().default(sql`0`),
    /** Numbers the sweeps: the idempotency key of each one's booking. */
    sweeps: bigint('sweeps', { mode: 'bigint' }).notNull().default(sql`0`),
  },
  (table) => [
    check('staking_state_one_row', sql`${table.id} = 1`),
    check(
      'staking_state_not_negative',
      sql`${table.totalStaked} >= 0 and ${table.acc} >= 0 and ${table.carry} >= 0
        and ${table.sweptBuyback} >= 0 and ${table.sweptRewards} >= 0`,
    ),
  ],
);

/** What is owed to a person. The stake itself is the balance of `user:<id>:stake`. */
export const stakes = pgTable(
  'stakes',
  {
    userId: text('user_id')
      .primaryKey()
      .references(() => users.id),
    /** `staking_state.acc` up to which `owed` is reckoned. */
    accPaid: scaled('acc_paid').notNull(),
    /** Micro-dollars times 10^36, with the fraction that a claim left. */
    owed: scaled('owed').notNull().default(sql`0`),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
  },
  (table) => [check('stakes_not_negative', sql`${table.accPaid} >= 0 and ${table.owed} >= 0`)],
);

/** What each hour's sweeps did with the stakers' half, in micro-dollars: yearly rates and charts read a few hundred rows. */
export const stakingHours = pgTable('staking_hours', {
  hour: instant('hour').primaryKey(),
  /** To stakers. */
  distributed: amount('distributed').notNull().default(sql`0`),
  /** To the buyback, as nobody staked. */
  redirected: amount('redirected').notNull().default(sql`0`),
});
