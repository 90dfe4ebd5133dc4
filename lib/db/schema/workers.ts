import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, pgTable, real, text } from 'drizzle-orm/pg-core';
import { users } from './auth.ts';
import { createdAt, instant } from './columns.ts';

/** Keys with which an owner's programs register workers. Only the SHA-256 of a key is kept. */
export const workerKeys = pgTable(
  'worker_keys',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    secretHash: text('secret_hash').notNull().unique(),
    hint: text('hint').notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [index('worker_keys_owner').on(table.ownerId)],
);

/** Registered workers with their running totals. */
export const workers = pgTable(
  'workers',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id),
    /** The key it registered with; null when it was the session cookie. Revoking the key ends its workers. */
    keyId: text('key_id').references(() => workerKeys.id, { onDelete: 'set null' }),
    secretHash: text('secret_hash').notNull().unique(),
    type: text('type', { enum: ['browser', 'native', 'cloud'] }).notNull(),
    model: text('model').notNull(),
    name: text('name'),
    tiers: text('tiers').array().notNull(),
    kinds: text('kinds').array().notNull().default(sql`'{chat}'`),
    /** What draws its pictures. */
    imageModel: text('image_model'),
    /** Its model reads pictures. */
    images: boolean('images').notNull().default(false),
    /** Answers at once, and pictures beside them. */
    concurrency: integer('concurrency').notNull(),
    imageConcurrency: integer('image_concurrency').notNull().default(sql`1`),
    jobsDone: integer('jobs_done').notNull().default(sql`0`),
    jobsFailed: integer('jobs_failed').notNull().default(sql`0`),
    jobsAbandoned: integer('jobs_abandoned').notNull().default(sql`0`),
    tokens: bigint('tokens', { mode: 'number' }).notNull().default(sql`0`),
    tokensPerSecond: real('tokens_per_second').notNull().default(sql`0`),
    earnedGrant: bigint('earned_grant', { mode: 'bigint' }).notNull().default(sql`0`),
    earnedUsdc: bigint('earned_usdc', { mode: 'bigint' }).notNull().default(sql`0`),
    createdAt: createdAt(),
    lastSeenAt: instant('last_seen_at').notNull().default(sql`now()`),
    /** Set when its key was revoked: the secret no longer works. */
    retiredAt: instant('retired_at'),
  },
  (table) => [index('workers_owner').on(table.ownerId), index('workers_seen').on(table.lastSeenAt)],
);
