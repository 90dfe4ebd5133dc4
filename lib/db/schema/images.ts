import { sql } from 'drizzle-orm';
import { bigserial, boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { users } from './auth.ts';
import { createdAt, instant } from './columns.ts';
import { jobs } from './jobs.ts';

/** Pictures that people have had drawn. The bytes are in the file store. */
export const images = pgTable(
  'images',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    jobId: text('job_id')
      .notNull()
      .unique()
      .references(() => jobs.id),
    prompt: text('prompt').notNull(),
    negativePrompt: text('negative_prompt'),
    style: text('style').notNull(),
    aspect: text('aspect').notNull(),
    /** As asked for; once it is there, its real size. */
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    seed: integer('seed').notNull(),
    nsfw: boolean('nsfw').notNull(),
    /** What drew it. */
    model: text('model'),
    /** Where its files are; null until it is there. */
    fileKey: text('file_key'),
    fileBytes: integer('file_bytes'),
    favourite: boolean('favourite').notNull().default(false),
    shareToken: text('share_token').unique(),
    sharedAt: instant('shared_at'),
    deletedAt: instant('deleted_at'),
    createdAt: createdAt(),
  },
  (table) => [
    index('images_gallery').on(table.userId, table.createdAt, table.id).where(sql`${table.deletedAt} is null`),
    index('images_deleted').on(table.deletedAt).where(sql`${table.deletedAt} is not null`),
    // Few at a time: those asked for and not there yet.
    index('images_open').on(table.userId).where(sql`${table.fileKey} is null`),
  ],
);

/** What people say of shared pictures, for the operator. */
export const imageReports = pgTable(
  'image_reports',
  {
    id: bigserial('id', { mode: 'bigint' }).primaryKey(),
    imageId: text('image_id')
      .notNull()
      .references(() => images.id, { onDelete: 'cascade' }),
    reason: text('reason', { enum: ['minor', 'sexual', 'violence', 'rights', 'other'] }).notNull(),
    note: text('note'),
    createdAt: createdAt(),
    resolvedAt: instant('resolved_at'),
  },
  (table) => [index('image_reports_open').on(table.createdAt).where(sql`${table.resolvedAt} is null`)],
);
