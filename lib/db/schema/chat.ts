import { sql } from 'drizzle-orm';
import { type AnyPgColumn, bigserial, check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { users } from './auth.ts';
import { bytes, createdAt, instant, wordsOf } from './columns.ts';
import { jobs } from './jobs.ts';

/** Belongs to a signed-in user or to a signed-out browser's visitor id, never to both. */
export const conversations = pgTable(
  'conversations',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').references(() => users.id, { onDelete: 'cascade' }),
    visitorId: text('visitor_id'),
    title: text('title').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
    /** Deleted, and erased DELETE_UNDO_SECONDS later unless it is brought back. */
    deletedAt: instant('deleted_at'),
  },
  (table) => [
    index('conversations_deleted').on(table.deletedAt).where(sql`${table.deletedAt} is not null`),
    index('conversations_user').on(table.userId, table.updatedAt, table.id),
    index('conversations_visitor').on(table.visitorId, table.updatedAt, table.id),
    check('conversations_one_owner', sql`(${table.userId} is null) <> (${table.visitorId} is null)`),
  ],
);

/**
 * A person's message has its text in `content`; an assistant's text is its job's output. Together they are a tree:
 * siblings are versions of the same turn, none of which is ever overwritten.
 */
export const messages = pgTable(
  'messages',
  {
    id: text('id').primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    parentId: text('parent_id').references((): AnyPgColumn => messages.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['user', 'assistant'] }).notNull(),
    content: text('content'),
    words: wordsOf('content'),
    jobId: text('job_id').references(() => jobs.id),
    /** The order within a conversation: two messages are stored in the same millisecond. */
    ordinal: bigserial('ordinal', { mode: 'bigint' }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('messages_conversation').on(table.conversationId, table.ordinal),
    index('messages_job').on(table.jobId),
    index('messages_parent').on(table.parentId),
    index('messages_words').using('gin', table.words).where(sql`${table.words} is not null`),
    check('messages_text_or_job', sql`(${table.role} = 'user') = (${table.content} is not null)`),
  ],
);

/** Pictures of a person's message, as they were sent. They go with it. */
export const messageImages = pgTable(
  'message_images',
  {
    id: text('id').primaryKey(),
    messageId: text('message_id')
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    ordinal: integer('ordinal').notNull(),
    type: text('type', { enum: ['image/png', 'image/jpeg', 'image/webp'] }).notNull(),
    data: bytes('data').notNull(),
  },
  (table) => [index('message_images_message').on(table.messageId, table.ordinal)],
);

/** A read-only copy of a conversation for whoever has its id, which can't be guessed. One a conversation. */
export const shares = pgTable('shares', {
  id: text('id').primaryKey(),
  conversationId: text('conversation_id')
    .notNull()
    .unique()
    .references(() => conversations.id, { onDelete: 'cascade' }),
  /** As `sharedConversation` in lib/chat/schemas.ts. */
  snapshot: jsonb('snapshot').notNull(),
  createdAt: createdAt(),
  updatedAt: instant('updated_at').notNull().default(sql`now()`),
});
