import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { IMAGES_PER_MESSAGE_MAX, type TierId } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import type { JobImage, JobMessage } from '../db/schema/jobs.ts';
import { imagesAreRead } from './image-workers.ts';
import { IMAGE_TYPES } from './schemas.ts';
import { withoutImages } from './without-images.ts';

/** Messages looked at, from the end: more would not fit any tier's budget. */
const PATH_ROWS_MAX = 200;

const pathRow = z.object({
  id: z.string(),
  role: z.enum(['user', 'assistant']),
  content: z.string().nullable(),
  images: z.coerce.number(),
});
type PathRow = z.infer<typeof pathRow>;

/**
 * The path of a conversation's tree that ends with `leafId`, oldest first, as a worker reads it: without answers that
 * never came. The newest pictures come along when the tier has a worker that reads them; else a message says that it
 * had some.
 */
export async function readPath(db: Db, params: { leafId: string | null; tier: TierId }): Promise<JobMessage[]> {
  if (params.leafId === null) return [];
  const rows = await queryRows(
    db,
    pathRow,
    sql`with recursive path as (
          select id, parent_id, role, content, job_id, 1 as depth from messages where id = ${params.leafId}
          union all
          select m.id, m.parent_id, m.role, m.content, m.job_id, path.depth + 1
          from messages m join path on m.id = path.parent_id where path.depth < ${PATH_ROWS_MAX}
        )
        select path.id, path.role, coalesce(path.content, j.output) as content,
          (select count(*) from message_images i where i.message_id = path.id) as images
        from path left join jobs j on j.id = path.job_id order by path.depth desc`,
  );
  const someImages = rows.some((row) => row.images > 0) && (await imagesAreRead(db, params.tier));
  const images = someImages ? await readImages(db, rows) : new Map<string, JobImage[]>();
  return rows.flatMap((row) => toJobMessage(row, images.get(row.id)));
}

function toJobMessage(row: PathRow, images: JobImage[] | undefined): JobMessage[] {
  if (row.content === null) return [];
  return [images ? { role: row.role, content: row.content, images } : withoutImages(row.role, row.content, row.images)];
}

const imageRow = z.object({ messageId: z.string(), type: z.enum(IMAGE_TYPES), data: z.string() });

/** The pictures of the newest messages that have some, as many as one message may carry. */
async function readImages(db: Db, rows: readonly PathRow[]): Promise<Map<string, JobImage[]>> {
  let left = IMAGES_PER_MESSAGE_MAX;
  const messageIds: string[] = [];
  for (const row of [...rows].reverse()) {
    if (row.images === 0) continue;
    left -= row.images;
    if (left < 0) break;
    messageIds.push(row.id);
  }
  if (messageIds.length === 0) return new Map();
  const found = await queryRows(
    db,
    imageRow,
    sql`select message_id as "messageId", type, translate(encode(data, 'base64'), E'\n', '') as data
        from message_images where message_id = any(${sql.param(messageIds)}::text[]) order by message_id, ordinal`,
  );
  const images = new Map<string, JobImage[]>();
  for (const { messageId, ...image } of found) images.set(messageId, [...(images.get(messageId) ?? []), image]);
  return images;
}
