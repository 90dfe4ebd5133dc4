import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { IMAGE_FAILED_SECONDS, IMAGES_FAILED_LISTED_MAX } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { decodeCursor, encodeCursor } from '../db/cursor.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import { failedMessage, isUnserved } from '../jobs/failed-event.ts';
import { idText } from '../text.ts';
import { IMAGE_COLUMNS, imageRow, toImage } from './image-row.ts';
import type { FailedImage, Image } from './schemas.ts';
import { toImages } from './to-images.ts';

const cursorPlace = z.tuple([z.iso.datetime(), idText]);

type ListParams = { userId: string; cursor?: string | undefined; favourite?: boolean | undefined; limit: number };

/**
 * A person's pictures, newest first: those that are there and those on their way; beside them what was not drawn.
 * @throws AppError `invalid_request` on a foreign cursor
 */
export async function listImages(db: Db, { userId, cursor, favourite, limit }: ListParams) {
  const after = cursor === undefined ? null : decodeCursor(cursor, cursorPlace);
  const rows = await queryRows(
    db,
    imageRow,
    sql`select ${IMAGE_COLUMNS} from images i
        where i.user_id = ${userId} and i.deleted_at is null
          and (i.file_key is not null
               or exists (select from jobs j where j.id = i.job_id and j.status in ('queued', 'running')))
          ${favourite ? sql`and i.favourite` : sql``}
          ${after ? sql`and (i.created_at, i.id) < (${after[0]}::timestamptz, ${after[1]})` : sql``}
        order by i.created_at desc, i.id desc limit ${limit + 1}`,
  );
  const failed = after || favourite ? [] : await listFailed(db, userId);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    images: await toImages(db, page),
    nextCursor: rows.length > limit && last ? encodeCursor([last.createdAt, last.id]) : null,
    failed,
  };
}

const failedRow = imageRow.extend({ censored: z.boolean(), unserved: z.boolean() });

/** What was not drawn lately. Why is said in the network's words: a worker's own reason is a stranger's text. */
async function listFailed(db: Db, userId: string): Promise<FailedImage[]> {
  const rows = await queryRows(
    db,
    failedRow,
    sql`select ${IMAGE_COLUMNS}, f.censored, ${isUnserved('f')} as unserved from images i join jobs f on f.id = i.job_id
        where i.user_id = ${userId} and i.deleted_at is null and i.file_key is null and f.status = 'failed'
          and f.finished_at > now() - make_interval(secs => ${IMAGE_FAILED_SECONDS})
        order by i.created_at desc, i.id desc limit ${IMAGES_FAILED_LISTED_MAX}`,
  );
  return rows.map(({ censored, unserved, ...row }) => ({
    image: toImage(row),
    code: censored ? 'image_censored' : 'image_failed',
    message: failedMessage({ tier: 'image', censored, unserved }),
  }));
}

/** One of a person's pictures. @throws AppError `not_found` */
export async function readImage(db: Db, params: { userId: string; imageId: string }): Promise<Image> {
  const row = await queryRow(
    db,
    imageRow,
    sql`select ${IMAGE_COLUMNS} from images i
        where i.id = ${params.imageId} and i.user_id = ${params.userId} and i.deleted_at is null`,
  );
  const [image] = await toImages(db, row ? [row] : []);
  if (!image) throw notFound('The picture');
  return image;
}
