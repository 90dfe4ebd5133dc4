import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, real, text } from 'drizzle-orm/pg-core';
import { createdAt, instant, money, wordsOf } from './columns.ts';

/** `data` is base64. */
export type JobImage = { type: 'image/png' | 'image/jpeg' | 'image/webp'; data: string };
/** What a picture is drawn from. */
export type ImageTask = {
  /** With the style's words. */
  prompt: string;
  /** The person's own words. */
  subject: string;
  negativePrompt: string | null;
  style: string;
  width: number;
  height: number;
  seed: number;
  nsfw: boolean;
};
export type JobMessage = { role: 'system' | 'user' | 'assistant'; content: string; images?: JobImage[] };

/** The queue and its history. Only `lib/jobs` writes here. */
export const jobs = pgTable(
  'jobs',
  {
    id: text('id').primaryKey(),
    userId: text('user_id'),
    visitorId: text('visitor_id'),
    /** The lane of the queue: a tier of chat, or `image`. */
    tier: text('tier', { enum: ['pro', 'max', 'image'] }).notNull(),
    model: text('model').notNull(),
    status: text('status', { enum: ['queued', 'running', 'done', 'failed', 'cancelled'] })
      .notNull()
      .default('queued'),
    /** What the person pays when it is answered, in micro-dollars: 0 for a signed-out one, whose job the network pays. */
    charge: money('charge').notNull(),
    /** What the worker reads; erased when the job has closed. */
    payload: jsonb('payload').$type<JobMessage[] | ImageTask>(),
    /** Its messages carry pictures: only a worker whose model reads them may claim it. */
    needsImages: boolean('needs_images').notNull().default(false),
    /** Of a chat nothing is kept of: the answer is never written here. */
    temporary: boolean('temporary').notNull().default(false),
    /** The answer, of a picture a line of Markdown that names it; erased with its conversation. */
    output: text('output'),
    words: wordsOf('output'),
    error: text('error'),
    stopped: boolean('stopped').notNull().default(false),
    /** A worker's filter held the picture back, `last_worker_id`'s; while it is queued or running, somebody else's is asked. */
    censored: boolean('censored').notNull().default(false),
    attempts: integer('attempts').notNull().default(0),
    /** How often a worker handed it back unharmed. */
    releases: integer('releases').notNull().default(0),
    claimedBy: text('claimed_by'),
    workerType: text('worker_type', { enum: ['browser', 'native', 'cloud'] }),
    /** The worker owner's share in basis points, fixed at the claim. */
    shareBps: integer('share_bps'),
    leaseExpiresAt: instant('lease_expires_at'),
    attemptStartedAt: instant('attempt_started_at'),
    /** The last worker that had it, however that ended: others go first for a moment. Of a picture held back the first that did so. */
    lastWorkerId: text('last_worker_id'),
    /** The workers that lost it, by failing or falling silent: other owners go first for a while. Null when none did. */
    lostBy: text('lost_by').array(),
    /** The place in the queue: kept when the job is queued again. */
    queuedAt: instant('queued_at').notNull().default(sql`now()`),
    /** Since when it has waited this time. */
    waitingSince: instant('waiting_since').notNull().default(sql`now()`),
    finishedAt: instant('finished_at'),
    tokens: integer('tokens').notNull().default(0),
    tokensPerSecond: real('tokens_per_second'),
    earned: money('earned').notNull().default(sql`0`),
    createdAt: createdAt(),
  },
  (table) => [
    // Partial indexes on the live rows only: what keeps a claim flat however long the history grows.
    index('jobs_queue').on(table.tier, table.queuedAt, table.id).where(sql`${table.status} = 'queued'`),
    index('jobs_leases').on(table.leaseExpiresAt).where(sql`${table.status} = 'running'`),
    index('jobs_running_by_worker').on(table.claimedBy).where(sql`${table.status} = 'running'`),
    // Of the jobs that have words only, so that a claim's and a lease's change touches no page of it.
    index('jobs_words').using('gin', table.words).where(sql`${table.words} is not null`),
    // For what concerns one person's jobs at once: signing in, deleting an account. Never changed by a claim.
    index('jobs_user').on(table.userId).where(sql`${table.userId} is not null`),
    index('jobs_visitor').on(table.visitorId).where(sql`${table.visitorId} is not null`),
    index('jobs_finished').on(table.finishedAt).where(sql`${table.status} = 'done'`),
    check('jobs_one_owner', sql`(${table.userId} is null) <> (${table.visitorId} is null)`),
    check('jobs_running_has_worker', sql`${table.status} <> 'running' or ${table.claimedBy} is not null`),
  ],
);
