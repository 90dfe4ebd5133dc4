import { sql } from 'drizzle-orm';
import { bigserial, check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { users } from './auth.ts';
import { createdAt, instant } from './columns.ts';
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
  },
  (table) => [
    index('conversations_user').on(table.userId, table.updatedAt, table.id),
    index('conversations_visitor').on(table.visitorId, table.updatedAt, table.id),
    check('conversations_one_owner', sql`(${table.userId} is null) <> (${table.visitorId} is null)`),
  ],
);

/** A person's message has its text in `content`; an assistant's text is its job's output. */
export const messages = pgTable(
  'messages',
  {
    id: text('id').primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    role: text('role', { enum: ['user', 'assistant'] }).notNull(),
    content: text('content'),
    jobId: text('job_id').references(() => jobs.id),
    /** The order within a conversation: two messages are stored in the same millisecond. */
    ordinal: bigserial('ordinal', { mode: 'bigint' }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    index('messages_conversation').on(table.conversationId, table.ordinal),
    index('messages_job').on(table.jobId),
    check('messages_text_or_job', sql`(${table.role} = 'user') = (${table.content} is not null)`),
  ],
);
