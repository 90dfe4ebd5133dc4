import { sql } from 'drizzle-orm';
import { bigserial, check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { amount, createdAt, instant, money } from './columns.ts';

/**
 * The double-entry ledger. Transactions and postings are append-only (a trigger refuses UPDATE and DELETE); `balance` is
 * a projection kept for people's accounts only. System accounts (escrow, buyback, rewards …) have no row that a completion
 * would have to lock: their balances are sums of postings.
 */
export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    /** `user:usr_…:grant`, `user:usr_…:stake`, `escrow:usdc`, `issuance:grant` … */
    id: text('id').primaryKey(),
    kind: text('kind', {
      enum: ['user', 'escrow', 'treasury', 'issuance', 'bridge', 'buyback', 'rewards', 'staking', 'withdrawals'],
    }).notNull(),
    asset: text('asset', { enum: ['grant', 'usdc', 'ashao'] }).notNull(),
    ownerId: text('owner_id'),
    balance: amount('balance').notNull().default(sql`0`),
  },
  (table) => [
    index('ledger_accounts_owner').on(table.ownerId),
    check('ledger_accounts_not_negative', sql`${table.kind} <> 'user' or ${table.balance} >= 0`),
  ],
);

/** What a transaction can be. A kind says which accounts move; the accounts say the asset. */
export const TRANSACTION_KINDS = [
  'grant',
  'hold',
  'settle',
  'release',
  'deposit',
  'adjustment',
  'stake',
  'unstake',
  // The stakers' half becomes what they may claim, or goes to the buyback while nobody stakes.
  'distribute',
  'claim',
  // Debited and promised by a voucher; then seen paid on chain, or given back when the voucher lapsed unused.
  'withdraw',
  'withdraw_paid',
  'withdraw_returned',
  'buyback',
] as const;

export const ledgerTransactions = pgTable(
  'ledger_transactions',
  {
    id: text('id').primaryKey(),
    /** Unique for ever: the same movement can't be booked twice. */
    idempotencyKey: text('idempotency_key').notNull().unique(),
    kind: text('kind', { enum: TRANSACTION_KINDS }).notNull(),
    reference: text('reference'),
    createdAt: createdAt(),
  },
  (table) => [
    index('ledger_transactions_reference').on(table.reference),
    // Few, and part of what the pots hold.
    index('ledger_transactions_adjustments').on(table.id).where(sql`${table.kind} = 'adjustment'`),
  ],
);

export const ledgerPostings = pgTable(
  'ledger_postings',
  {
    id: bigserial('id', { mode: 'bigint' }).primaryKey(),
    transactionId: text('transaction_id')
      .notNull()
      .references(() => ledgerTransactions.id),
    /** Checked by the trigger that checks the sums: a foreign key would share-lock the rows of system accounts. */
    accountId: text('account_id').notNull(),
    amount: amount('amount').notNull(),
  },
  (table) => [
    index('ledger_postings_account').on(table.accountId, table.id),
    index('ledger_postings_transaction').on(table.transactionId),
    check('ledger_postings_not_zero', sql`${table.amount} <> 0`),
  ],
);

/** Money set aside for a job. `state` moves once, from open to settled or released: that is what pays exactly once. */
export const ledgerHolds = pgTable(
  'ledger_holds',
  {
    reference: text('reference').primaryKey(),
    /** Null: the network itself pays, with granted credits (a signed-out person's message). */
    payerId: text('payer_id'),
    grantAmount: money('grant_amount').notNull(),
    usdcAmount: money('usdc_amount').notNull(),
    state: text('state', { enum: ['open', 'settled', 'released'] })
      .notNull()
      .default('open'),
    createdAt: createdAt(),
    closedAt: instant('closed_at'),
  },
  (table) => [index('ledger_holds_open').on(table.reference).where(sql`${table.state} = 'open'`)],
);
