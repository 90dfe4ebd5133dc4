import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { decodeCursor, encodeCursor } from '../db/cursor.ts';
import { queryRows } from '../db/rows.ts';
import type { Owner } from '../jobs/owner.ts';
import { idText } from '../text.ts';
import { limitSearch } from './limit-search.ts';
import { liveConversation } from './live-conversation.ts';
import { matches, parseSearch, readSnippets, type Search, withHits } from './search.ts';

const isoInstant = z.coerce.date().transform((date) => date.toISOString());
export const conversationRow = z.object({
  id: z.string(),
  title: z.string(),
  createdAt: isoInstant,
  updatedAt: isoInstant,
});
export const CONVERSATION_COLUMNS = sql`c.id, c.title, c.created_at as "createdAt", c.updated_at as "updatedAt"`;

const cursorPlace = z.tuple([z.iso.datetime(), idText]);

type ListParams = { owner: Owner; search?: string | undefined; cursor?: string | undefined; limit: number };

/**
 * An owner's conversations, the last used first; `search` looks in titles and texts, whatever the case, and says where
 * it was found.
 * @throws AppError `invalid_request` on a foreign cursor; `rate_limited`, `unavailable` of a search
 */
export function listConversations(db: Db, params: ListParams) {
  if (!params.search) return readPage(db, params, null);
  const search = parseSearch(params.search);
  return limitSearch(db, params.owner, (tx) => readPage(tx, params, search));
}

async function readPage(db: Db, params: ListParams, search: Search | null) {
  const rows = await queryRows(
    db,
    conversationRow,
    sql`${search ? withHits(search, params.owner) : sql``}
        select ${CONVERSATION_COLUMNS} from conversations c
        where ${liveConversation(params.owner, 'c')} ${search ? matches(search) : sql``} ${cursorFilter(params.cursor)}
        order by c.updated_at desc, c.id desc limit ${params.limit + 1}`,
  );
  const page = rows.slice(0, params.limit);
  const snippets = search ? await readSnippets(db, search, page) : null;
  const last = page.at(-1);
  return {
    conversations: page.map((row) => ({ ...row, snippet: snippets?.get(row.id) ?? [] })),
    nextCursor: rows.length > params.limit && last ? encodeCursor([last.updatedAt, last.id]) : null,
  };
}

function cursorFilter(cursor: string | undefined) {
  if (cursor === undefined) return sql``;
  const [updatedAt, id] = decodeCursor(cursor, cursorPlace);
  return sql`and (c.updated_at, c.id) < (${updatedAt}::timestamptz, ${id})`;
}
