import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { chainDeployments } from './chain.ts';
import { amount, createdAt, instant } from './columns.ts';

const blockNumber = (name: string) => bigint(name, { mode: 'number' });
/** Seconds since 1970, as the chain counts. */
const chainTime = (name: string) => bigint(name, { mode: 'number' });
/** Any number of the EVM: 2^256 has 78 digits. */
const uint256 = (name: string) => numeric(name, { precision: 78, scale: 0, mode: 'bigint' });
const deploymentId = () =>
  integer('deployment_id')
    .notNull()
    .references(() => chainDeployments.id);

/**
 * planned → done or abandoned. The row is there before anything is sent; what it says of amounts and deadline never changes, so
 * that whoever finds it may send it again. The ledger follows with `done`, in the same transaction.
 */
export const buybacks = pgTable(
  'buybacks',
  {
    id: text('id').primaryKey(),
    deploymentId: deploymentId(),
    /** The vault's id of it, made of `id`. */
    vaultId: text('vault_id').notNull().unique(),
    /** Micro-dollars to spend. */
    usdc: amount('usdc').notNull(),
    /** $ASHAO, in 10^-18: what the router offered, and the least that may come. */
    quote: amount('quote').notNull(),
    ashaoMin: amount('ashao_min').notNull(),
    /** The time-weighted price that `ashao_min` comes from: micro-dollars for one $ASHAO, times 10^18. */
    price: amount('price').notNull(),
    deadline: chainTime('deadline').notNull(),
    state: text('state', { enum: ['planned', 'done', 'abandoned'] })
      .notNull()
      .default('planned'),
    /** The transaction that was sent last, then the one that did it. */
    txHash: text('tx_hash'),
    burned: amount('burned'),
    /** The block that did it, or that showed it undone after its deadline. */
    blockNumber: blockNumber('block_number'),
    createdAt: createdAt(),
    closedAt: instant('closed_at'),
  },
  (table) => [
    // Never two under way.
    uniqueIndex('buybacks_planned').on(table.deploymentId).where(sql`${table.state} = 'planned'`),
    index('buybacks_done').on(table.closedAt).where(sql`${table.state} = 'done'`),
    index('buybacks_created').on(table.createdAt),
    check(
      'buybacks_positive',
      sql`${table.usdc} > 0 and ${table.ashaoMin} > 0 and ${table.quote} >= ${table.ashaoMin}`,
    ),
    check('buybacks_closed', sql`(${table.closedAt} is null) = (${table.state} = 'planned')`),
    check(
      'buybacks_burned',
      sql`(${table.state} = 'done') = (${table.burned} is not null)
        and (${table.burned} is null or (${table.burned} >= ${table.ashaoMin} and ${table.txHash} is not null))`,
    ),
  ],
);

/** One row: why no buyback could be made lately, and when the next is tried. */
export const buybackState = pgTable(
  'buyback_state',
  {
    id: integer('id').primaryKey(),
    problem: text('problem'),
    problemAt: instant('problem_at'),
    /** In a row, since the last that was done. */
    failures: integer('failures').notNull().default(0),
    retryAt: instant('retry_at'),
  },
  (table) => [check('buyback_state_one_row', sql`${table.id} = 1`)],
);

/** What the chain said at confirmed blocks: prices are averages between two rows, reserves are those of the newest. */
export const chainObservations = pgTable(
  'chain_observations',
  {
    deploymentId: deploymentId(),
    blockNumber: blockNumber('block_number').notNull(),
    blockTime: chainTime('block_time').notNull(),
    /** Micro-dollars for 10^-18 $ASHAO as UQ112.112, times seconds, summed up to this block; wraps around at 2^256. */
    priceCumulative: uint256('price_cumulative').notNull(),
    /** The pair's reserves and the block time of its last trade. */
    pairUsdc: amount('pair_usdc').notNull(),
    pairAshao: amount('pair_ashao').notNull(),
    tradedAt: chainTime('traded_at').notNull(),
    vaultUsdc: amount('vault_usdc').notNull(),
    vaultAshao: amount('vault_ashao').notNull(),
    totalSupply: amount('total_supply').notNull(),
    /** Whether the vault lets anything in or out. */
    isPaused: boolean('is_paused').notNull(),
    /** When the node said so last: a chain may stand still. */
    seenAt: instant('seen_at').notNull().default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.deploymentId, table.blockNumber] }),
    index('chain_observations_time').on(table.deploymentId, table.blockTime),
  ],
);

/** The treasury's figures at the beginning of each hour (UTC). */
export const treasurySnapshots = pgTable('treasury_snapshots', {
  hour: instant('hour').primaryKey(),
  /** Micro-dollars: what buybacks and stakers will get, not yet handed out. */
  balance: amount('balance').notNull(),
  /** In 10^-18 $ASHAO, by buybacks. */
  totalBurned: amount('total_burned').notNull(),
  /** Micro-dollars handed out to stakers, claimed or not. */
  rewardsPaid: amount('rewards_paid').notNull(),
  /** Null when no chain told; of a filled hour, when it can't be reckoned exactly. */
  circulatingSupply: amount('circulating_supply'),
  /** Micro-dollars for one $ASHAO, times 10^18; of a filled hour the average over all that were missed; null when no chain told. */
  price: amount('price'),
  /** Reckoned afterwards from the ledger and the pair's sum of prices, as nothing ran in that hour. */
  isFilled: boolean('is_filled').notNull(),
  createdAt: createdAt(),
});
