import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { CONVERSATION_BYTES_MAX, CONVERSATION_MESSAGES_MAX, IMAGE_STORE_BYTES_MAX } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { AppError } from '../errors.ts';
import { type Owner, ownedBy } from '../jobs/owner.ts';

const sizeRow = z.object({ messages: z.coerce.number(), bytes: z.coerce.number() });

/**
 * Refuses what would make a conversation too large to be read in one piece. Lengths are read without the texts.
 * @throws AppError `conflict`
 */
export async function requireRoom(tx: Db, conversationId: string): Promise<void> {
  const size = await queryRow(
    tx,
    sizeRow,
    sql`select count(*) as messages, coalesce(sum(octet_length(coalesce(m.content, j.output))), 0) as bytes
        from messages m left join jobs j on j.id = m.job_id where m.conversation_id = ${conversationId}`,
  );
  if (!size || (size.messages < CONVERSATION_MESSAGES_MAX && size.bytes < CONVERSATION_BYTES_MAX)) return;
  throw new AppError('conflict', 'This conversation has grown too long. Begin a new one.');
}

/**
 * Refuses pictures beyond what one person may have stored.
 * @throws AppError `conflict`
 */
export async function requireImageRoom(tx: Db, owner: Owner): Promise<void> {
  const row = await queryRow(
    tx,
    z.object({ bytes: z.coerce.number() }),
    sql`select coalesce(sum(octet_length(i.data)), 0) as bytes
        from conversations c join messages m on m.conversation_id = c.id join message_images i on i.message_id = m.id
        where ${ownedBy(owner, 'c')}`,
  );
  if ((row?.bytes ?? 0) < IMAGE_STORE_BYTES_MAX) return;
  throw new AppError('conflict', 'Your stored pictures take all the room there is. Delete a conversation with some.');
}
