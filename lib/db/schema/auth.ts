import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { createdAt, instant } from './columns.ts';

/** People, one for each address. `address` is EIP-55 checksummed and unique. */
export const users = pgTable('users', {
  id: text('id').primaryKey(),
  address: text('address').notNull().unique(),
  createdAt: createdAt(),
});

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
