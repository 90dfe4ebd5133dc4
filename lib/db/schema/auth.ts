import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { createdAt, instant } from './columns.ts';

/**
 * People, one for each address. `address` is EIP-55 checksummed and unique. The row of a deleted account stays, as the
 * ledger speaks of its id, but without the address: the same wallet makes a new account later.
 */
export const users = pgTable(
  'users',
  {
    id: text('id').primaryKey(),
    address: text('address').unique(),
    createdAt: createdAt(),
    deletedAt: instant('deleted_at'),
  },
  (table) => [check('users_address_or_deleted', sql`(${table.address} is null) = (${table.deletedAt} is not null)`)],
);

/** Signed-in browsers: the cookie names a row, so that signing out ends the session wherever the cookie was copied to. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('sessions_user').on(table.userId), index('sessions_expiry').on(table.expiresAt)],
);

/**
 * Signed-out browsers whose things were handed to a person at sign-in. A message that was still under way then finds its
 * person here; the row lives a little longer than any request can.
 */
export const adoptedVisitors = pgTable('adopted_visitors', {
  visitorId: text('visitor_id').primaryKey(),
  userId: text('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' }),
  adoptedAt: instant('adopted_at').notNull().default(sql`now()`),
});

/** Sign-in nonces that have been used; a row lives until the nonce would have expired anyway. */
export const usedNonces = pgTable('used_nonces', {
  nonce: text('nonce').primaryKey(),
  expiresAt: instant('expires_at').notNull(),
});

/** Counters of limits that must survive a restart: one row for each key and window. */
export const rateCounters = pgTable(
  'rate_counters',
  {
    key: text('key').notNull(),
    windowStart: instant('window_start').notNull(),
    count: integer('count').notNull().default(sql`0`),
  },
  (table) => [primaryKey({ columns: [table.key, table.windowStart] })],
);

/** Answers of requests that carried an Idempotency-Key. `owner` and `key` are stored hashed together. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    keyHash: text('key_hash').primaryKey(),
    requestHash: text('request_hash').notNull(),
    response: text('response'),
    createdAt: createdAt(),
  },
  (table) => [index('idempotency_keys_age').on(table.createdAt)],
);
