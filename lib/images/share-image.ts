import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { IMAGE_STYLE_IDS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import type { REPORT_REASONS, SharedImage } from './schemas.ts';

type Target = { userId: string; imageId: string };

/**
 * Makes a link by which anybody sees the picture; asked again, it is the same. 128 random bits are all it takes.
 * @throws AppError `not_found`, also while it isn't there yet
 */
export async function shareImage(db: Db, { userId, imageId }: Target): Promise<{ shareToken: string }> {
  const row = await queryRow(
    db,
    z.object({ shareToken: z.string() }),
    sql`update images set share_token = coalesce(share_token, ${randomBytes(16).toString('hex')}),
          shared_at = coalesce(shared_at, now())
        where id = ${imageId} and user_id = ${userId} and deleted_at is null and file_key is not null
        returning share_token as "shareToken"`,
  );
  if (!row) throw notFound('The picture');
  return row;
}

/** Ends the link at once, and the address of the file that it gave out. @throws AppError `not_found` */
export async function endImageShare(db: Db, { userId, imageId }: Target): Promise<void> {
  const rows = await db.execute(sql`update images set share_token = null, shared_at = null
    where id = ${imageId} and user_id = ${userId} and share_token is not null and deleted_at is null returning id`);
  if (rows.length === 0) throw notFound('The share');
}

const sharedRow = z.object({
  prompt: z.string(),
  style: z.enum(IMAGE_STYLE_IDS),
  width: z.number(),
  height: z.number(),
  nsfw: z.boolean(),
  model: z.string().nullable(),
  createdAt: z.coerce.date().transform((date) => date.toISOString()),
});

/** What a share shows to anyone. @throws AppError `not_found`, also for one that was ended or deleted */
export async function readSharedImage(db: Db, token: string): Promise<SharedImage> {
  const row = await queryRow(
    db,
    sharedRow,
    sql`select prompt, style, width, height, nsfw, model, created_at as "createdAt" from images
        where share_token = ${token} and deleted_at is null`,
  );
  if (!row) throw notFound('The shared picture');
  return { ...row, url: `/api/image-shares/${token}/file` };
}

type Report = { token: string; reason: (typeof REPORT_REASONS)[number]; note?: string | undefined };

/** Of one reason; more say nothing new, and anybody may write them. */
const OPEN_REPORTS_MAX = 20;

/** Notes what somebody says of a shared picture, for the operator. @throws AppError `not_found` */
export async function reportImage(db: Db, { token, reason, note }: Report): Promise<void> {
  await readSharedImage(db, token);
  await db.execute(sql`insert into image_reports (image_id, reason, note)
    select i.id, ${reason}, ${note?.trim() || null} from images i
    where i.share_token = ${token} and i.deleted_at is null
      and (select count(*) from image_reports r
           where r.image_id = i.id and r.reason = ${reason} and r.resolved_at is null) < ${OPEN_REPORTS_MAX}`);
}
