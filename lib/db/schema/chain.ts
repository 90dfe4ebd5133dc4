import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { users } from './auth.ts';
import { amount, createdAt, instant } from './columns.ts';

const blockNumber = (name: string) => bigint(name, { mode: 'number' });
/** Seconds since 1970, as the chain counts. */
const chainTime = (name: string) => bigint(name, { mode: 'number' });

/**
 * Chains with our vault on them. One is current: the one that the ledger's `bridge` accounts mirror. A fresh local chain has
 * the same id and addresses as the last one, so that the hash of its first block belongs to its name.
 */
export const chainDeployments = pgTable(
  'chain_deployments',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    chainId: bigint('chain_id', { mode: 'number' }).notNull(),
    genesisHash: text('genesis_hash').notNull(),
    vault: text('vault').notNull(),
    isCurrent: boolean('is_current').notNull().default(true),
    /** The last block whose events are stored; its hash is null before the first. */
    cursorNumber: blockNumber('cursor_number').notNull(),
    cursorHash: text('cursor_hash'),
    /** Up to here everything counts. It only grows. */
    confirmedNumber: blockNumber('confirmed_number').notNull(),
    headNumber: blockNumber('head_number'),
    headTime: chainTime('head_time'),
    /** The last round that has read all logs up to the newest block. */
    polledAt: instant('polled_at'),
    lastError: text('last_error'),
    lastErrorAt: instant('last_error_at'),
    /** Why nothing is credited or signed any more until an operator has looked. */
    alarm: text('alarm'),
    /** What the environment names instead of this chain. */
    mismatch: text('mismatch'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('chain_deployments_identity').on(table.chainId, table.genesisHash, table.vault),
    uniqueIndex('chain_deployments_current').on(table.isCurrent).where(sql`${table.isCurrent}`),
  ],
);

/** The newest blocks as they were seen, to notice that the chain has changed its mind. */
export const chainBlocks = pgTable(
  'chain_blocks',
  {
    deploymentId: integer('deployment_id')
      .notNull()
      .references(() => chainDeployments.id),
    number: blockNumber('number').notNull(),
    hash: text('hash').notNull(),
    time: chainTime('time').notNull(),
  },
  (table) => [primaryKey({ columns: [table.deploymentId, table.number] })],
);

/** The vault's logs. `seen` may still be taken back by the chain, `confirmed` counts, `orphaned` was taken back. */
export const chainEvents = pgTable(
  'chain_events',
  {
    id: bigserial('id', { mode: 'bigint' }).primaryKey(),
    deploymentId: integer('deployment_id')
      .notNull()
      .references(() => chainDeployments.id),
    txHash: text('tx_hash').notNull(),
    logIndex: integer('log_index').notNull(),
    blockNumber: blockNumber('block_number').notNull(),
    blockHash: text('block_hash').notNull(),
    blockTime: chainTime('block_time').notNull(),
    name: text('name', { enum: ['Deposited', 'Withdrawn', 'Cancelled', 'BoughtBack'] }).notNull(),
    /** EIP-55 checksummed, as in `users`. */
    account: text('account'),
    asset: text('asset', { enum: ['usdc', 'ashao'] }),
    amount: amount('amount'),
    /** $ASHAO that a buyback burned. */
    burned: amount('burned'),
    /** The id of the voucher or buyback. */
    voucherId: text('voucher_id'),
    state: text('state', { enum: ['seen', 'confirmed', 'orphaned'] })
      .notNull()
      .default('seen'),
    seenAt: instant('seen_at').notNull().default(sql`now()`),
    /** When the ledger followed, in the same transaction. */
    appliedAt: instant('applied_at'),
    /** Who was credited. */
    userId: text('user_id').references(() => users.id),
  },
  (table) => [
    uniqueIndex('chain_events_log').on(table.deploymentId, table.txHash, table.logIndex),
    index('chain_events_account').on(table.account, table.id),
    index('chain_events_user').on(table.userId, table.id),
    index('chain_events_voucher').on(table.voucherId),
    index('chain_events_block').on(table.deploymentId, table.blockNumber),
    index('chain_events_seen').on(table.deploymentId, table.blockNumber).where(sql`${table.state} = 'seen'`),
    index('chain_events_waiting')
      .on(table.deploymentId, table.blockNumber, table.logIndex)
      .where(sql`${table.state} = 'confirmed' and ${table.appliedAt} is null`),
    check('chain_events_applied_when_confirmed', sql`${table.appliedAt} is null or ${table.state} = 'confirmed'`),
  ],
);

/**
 * requested → signed → paid, expired or cancelled. The money left the person's account with the row; it goes on to the bridge
 * when the chain has paid, and back when the chain has shown that it can't pay any more.
 */
export const withdrawals = pgTable(
  'withdrawals',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    deploymentId: integer('deployment_id')
      .notNull()
      .references(() => chainDeployments.id),
    account: text('account').notNull(),
    asset: text('asset', { enum: ['usdc', 'ashao'] }).notNull(),
    amount: amount('amount').notNull(),
    state: text('state', { enum: ['requested', 'signed', 'paid', 'expired', 'cancelled'] })
      .notNull()
      .default('requested'),
    voucherId: text('voucher_id').notNull().unique(),
    /** Written before anything is signed and never changed: a voucher has one content for ever. */
    deadline: chainTime('deadline'),
    signature: text('signature'),
    /** The block that showed it unused after its deadline. */
    proofBlock: blockNumber('proof_block'),
    createdAt: createdAt(),
    closedAt: instant('closed_at'),
  },
  (table) => [
    index('withdrawals_user').on(table.userId, table.id),
    index('withdrawals_created').on(table.createdAt),
    index('withdrawals_open').on(table.id).where(sql`${table.state} in ('requested', 'signed')`),
    check('withdrawals_positive', sql`${table.amount} > 0`),
    check(
      'withdrawals_signed',
      sql`${table.state} <> 'signed' or (${table.deadline} is not null and ${table.signature} is not null)`,
    ),
    check('withdrawals_closed', sql`(${table.closedAt} is null) = (${table.state} in ('requested', 'signed'))`),
  ],
);

/**
 * Vouchers that the operator submits for their owners, one row each. What has become of one the chain says, not this table: the
 * hash may be missing although it was sent.
 */
export const withdrawalRelays = pgTable(
  'withdrawal_relays',
  {
    withdrawalId: text('withdrawal_id')
      .primaryKey()
      .references(() => withdrawals.id),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    txHash: text('tx_hash'),
    /** How often the vault has refused it. */
    refusals: integer('refusals').notNull().default(0),
    retryAt: instant('retry_at'),
    createdAt: createdAt(),
  },
  (table) => [index('withdrawal_relays_created').on(table.createdAt)],
);

/** Alarms that an operator has cleared: who, when, why, and what the audit said then. Kept for ever. */
export const clearedAlarms = pgTable('cleared_alarms', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  deploymentId: integer('deployment_id')
    .notNull()
    .references(() => chainDeployments.id),
  alarm: text('alarm').notNull(),
  clearedBy: text('cleared_by').notNull(),
  reason: text('reason').notNull(),
  /** The names of the checks that failed, which --force went past. */
  broken: text('broken').array().notNull(),
  createdAt: createdAt(),
});

/** Transactions that a page has just sent: shown as on their way until their event is seen. Nothing is credited by them. */
export const pendingDeposits = pgTable(
  'pending_deposits',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    txHash: text('tx_hash').notNull(),
    /** Null until a node knows the transaction. */
    asset: text('asset', { enum: ['usdc', 'ashao'] }),
    amount: amount('amount'),
    failed: boolean('failed').notNull().default(false),
    createdAt: createdAt(),
    /** When nodes were last asked for it: whoever has waited longest is next. */
    checkedAt: instant('checked_at'),
  },
  (table) => [primaryKey({ columns: [table.userId, table.txHash] }), index('pending_deposits_age').on(table.createdAt)],
);

/** When the local chain's faucet gave an address something last. */
export const faucetGifts = pgTable('faucet_gifts', {
  address: text('address').primaryKey(),
  givenAt: instant('given_at').notNull().default(sql`now()`),
});
