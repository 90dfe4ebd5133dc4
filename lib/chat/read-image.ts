import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import type { Owner } from '../jobs/owner.ts';
import { liveConversation } from './live-conversation.ts';
import { IMAGE_TYPES } from './schemas.ts';

const imageRow = z.object({ type: z.enum(IMAGE_TYPES), data: z.instanceof(Uint8Array<ArrayBuffer>) });

/** A picture of a message, for its owner. @throws AppError `not_found` */
export async function readImage(db: Db, params: { owner: Owner; imageId: string }) {
  const image = await queryRow(
    db,
    imageRow,
    sql`select i.type, i.data from message_images i
        join messages m on m.id = i.message_id join conversations c on c.id = m.conversation_id
        where i.id = ${params.imageId} and ${liveConversation(params.owner, 'c')}`,
  );
  if (!image) throw notFound('The picture');
  return image;
}
