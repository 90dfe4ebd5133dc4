import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '../db/connect.ts';
import { decodeCursor, encodeCursor } from '../db/cursor.ts';
import { queryRows } from '../db/rows.ts';
import { type Owner, ownedBy } from '../jobs/owner.ts';
import { idText } from '../text.ts';

const isoInstant = z.coerce.date().transform((date) => date.toISOString());
export const conversationRow = z.object({
  id: z.string(),
  title: z.string(),
  createdAt: isoInstant,
  updatedAt: isoInstant,
});
export const CONVERSATION_COLUMNS = sql`c.id, c.title, c.created_at as "createdAt", c.updated_at as "updatedAt"`;

const cursorPlace = z.tuple([z.iso.datetime(), idText]);

/**
 * An owner's conversations, the last used first; `search` looks in titles and texts, whatever the case.
 * @throws AppError `invalid_request` on a foreign cursor
 */
export async function listConversations(
  db: Db,
  params: { owner: Owner; search?: string | undefined; cursor?: string | undefined; limit: number },
) {
  const rows = await queryRows(
    db,
    conversationRow,
    sql`select ${CONVERSATION_COLUMNS} from conversations c
        where ${ownedBy(params.owner, 'c')} ${searchFilter(params.search)} ${cursorFilter(params.cursor)}
        order by c.updated_at desc, c.id desc limit ${params.limit + 1}`,
  );
  const conversations = rows.slice(0, params.limit);
  const last = conversations.at(-1);
  return {
    conversations,
    nextCursor: rows.length > params.limit && last ? encodeCursor([last.updatedAt, last.id]) : null,
  };
}

function searchFilter(search: string | undefined) {
  if (!search) return sql``;
  const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  return sql`and (c.title ilike ${pattern} or exists (
    select from messages m left join jobs j on j.id = m.job_id
    where m.conversation_id = c.id and (m.content ilike ${pattern} or j.output ilike ${pattern})))`;
}

function cursorFilter(cursor: string | undefined) {
  if (cursor === undefined) return sql``;
  const [updatedAt, id] = decodeCursor(cursor, cursorPlace);
  return sql`and (c.updated_at, c.id) < (${updatedAt}::timestamptz, ${id})`;
}
