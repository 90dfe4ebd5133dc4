import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { decodeCursor, encodeCursor } from '../db/cursor.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import { idText } from '../text.ts';
import { IMAGE_COLUMNS, imageRow, toImage } from './image-row.ts';
import type { Image } from './schemas.ts';

const cursorPlace = z.tuple([z.iso.datetime(), idText]);

type ListParams = { userId: string; cursor?: string | undefined; favourite?: boolean | undefined; limit: number };

/**
 * A person's pictures, newest first: those that are there and those on their way.
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
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    images: page.map(toImage),
    nextCursor: rows.length > limit && last ? encodeCursor([last.createdAt, last.id]) : null,
  };
}

/** One of a person's pictures. @throws AppError `not_found` */
export async function readImage(db: Db, params: { userId: string; imageId: string }): Promise<Image> {
  const row = await queryRow(
    db,
    imageRow,
    sql`select ${IMAGE_COLUMNS} from images i
        where i.id = ${params.imageId} and i.user_id = ${params.userId} and i.deleted_at is null`,
  );
  if (!row) throw notFound('The picture');
  return toImage(row);
}
