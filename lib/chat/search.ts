import { type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import type { Owner } from '../jobs/owner.ts';
import { liveConversation } from './live-conversation.ts';
import { markHits, type Snippet } from './mark-hits.ts';
import { tidyPassage } from './tidy-passage.ts';

/** What is looked for: words by their beginnings, through the full-text indexes, or a text as it stands. */
export type Search = { text: string; words: string[] | null };

/** Scripts that write no spaces: full-text search would take a whole sentence for one word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * Plain words are looked up in the indexes. Whatever has a sign in it (`e_c`, `0%`, `a.b`) is looked for as it stands:
 * full-text search drops signs, and people who type one mean it.
 */
export function parseSearch(text: string): Search {
  const plain = /^[\p{L}\p{M}\p{N}\s]+$/u.test(text) && !UNSPACED.test(text);
  return { text, words: plain ? text.split(/\s+/).filter((word) => word !== '') : null };
}

/** As the index on answers has it: the words of a longer text could be more than a text-search vector holds. */
const ANSWER = sql`left(j.output, 100000)`;

/** Only letters and digits come this far, so that nothing in a word can be an operator of the query. */
const tsQuery = (words: readonly string[]) =>
  sql`to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')})`;

/** True of a message's text. `text` is the column as the index has it. */
function hits(search: Search, text: SQL): SQL {
  return search.words
    ? sql`to_tsvector('simple', ${text}) @@ ${tsQuery(search.words)}`
    : // Not `ilike`: its time is the text's length times the pattern's.
      sql`strpos(lower(${text}), lower(${search.text})) > 0`;
}

/** The common table expression `hits`: the owner's conversations that have the text in a message. */
export function withHits(search: Search, owner: Owner): SQL {
  return sql`with hits as (
    select m.conversation_id as id from conversations c join messages m on m.conversation_id = c.id
    where ${liveConversation(owner, 'c')} and m.content is not null and ${hits(search, sql`m.content`)}
    union
    select m.conversation_id from conversations c join messages m on m.conversation_id = c.id join jobs j on j.id = m.job_id
    where ${liveConversation(owner, 'c')} and j.output is not null and ${hits(search, ANSWER)}
  )`;
}

export function matches(search: Search): SQL {
  return sql`and (strpos(lower(c.title), lower(${search.text})) > 0 or c.id in (select id from hits))`;
}

/** Characters of the text around the first hit that are shown. */
const BEFORE_CHARS = 40;
const SNIPPET_CHARS = 160;

const snippetRow = z.object({ id: z.string(), text: z.string() });

/** The passage of the newest message that has the text, for each conversation of a page. */
export async function readSnippets(
  db: Db,
  search: Search,
  conversations: readonly { id: string }[],
): Promise<Map<string, Snippet>> {
  const text = sql`coalesce(m.content, j.output)`;
  const found = sql`(m.content is not null and ${hits(search, sql`m.content`)}
    or j.output is not null and ${hits(search, ANSWER)})`;
  // The first word's place decides: where it is not found as it stands (another case of a letter, say), the beginning.
  const place = sql`position(lower(${search.words?.[0] ?? search.text}) in lower(${text}))`;
  const rows = await queryRows(
    db,
    snippetRow,
    sql`select distinct on (m.conversation_id) m.conversation_id as id,
          case when ${place} > ${BEFORE_CHARS} then '…' else '' end
            || substring(${text} from greatest(1, ${place} - ${BEFORE_CHARS}) for ${SNIPPET_CHARS}) as text
        from messages m left join jobs j on j.id = m.job_id
        where m.conversation_id = any(${sql.param(conversations.map(({ id }) => id))}::text[]) and ${found}
        order by m.conversation_id, m.ordinal desc`,
  );
  return new Map(
    rows.map(({ id, text: passage }) => [id, markHits(tidyPassage(passage), search.words ?? [search.text])]),
  );
}
