import { type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import { type Owner, ownedBy } from '../jobs/owner.ts';
import { liveConversation } from './live-conversation.ts';
import { markHits, type Snippet } from './mark-hits.ts';
import { tidyPassage } from './tidy-passage.ts';

/** What is looked for: words by their beginnings, through the full-text indexes, or a text as it stands. */
export type Search = { text: string; words: string[] | null };

/** Scripts that write no spaces: full-text search would take a whole sentence for one word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

const QUOTED = /^\s*["“„](.*\S.*)["“”]\s*$/su;

/**
 * Plain words are looked up in the indexes. Whatever has a sign in it (`e_c`, `0%`, `a.b`) is looked for as it stands:
 * full-text search drops signs, and people who type one mean it. So is what stands in quotes, without them.
 */
export function parseSearch(text: string): Search {
  const quoted = QUOTED.exec(text)?.[1];
  if (quoted !== undefined) return { text: quoted, words: null };
  const plain = /^[\p{L}\p{M}\p{N}\s]+$/u.test(text) && !UNSPACED.test(text);
  return { text, words: plain ? text.split(/\s+/).filter((word) => word !== '') : null };
}

/** Of an answer no more than `words` has of it. */
const ANSWER = sql`left(j.output, 100000)`;

/** Only letters and digits come this far, so that nothing in a word can be an operator of the query. */
const tsQuery = (words: readonly string[]) =>
  sql`to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')})`;

/** Not `ilike`: its time is the text's length times the pattern's. */
const contains = (text: SQL, wanted: string) => sql`strpos(lower(${text}), lower(${wanted})) > 0`;

const inMessage = ({ text, words }: Search) =>
  words ? sql`m.words @@ ${tsQuery(words)}` : contains(sql`m.content`, text);
const inAnswer = ({ text, words }: Search) => (words ? sql`j.words @@ ${tsQuery(words)}` : contains(ANSWER, text));

/**
 * The common table expression `hits`: the owner's conversations that have the text in a message. Both halves can begin at
 * the owner's rows or at the word's, whichever are fewer; answers are asked for their own owner, since the way to them
 * through conversation and message is the longer one.
 */
export function withHits(search: Search, owner: Owner): SQL {
  return sql`with hits as (
    select m.conversation_id as id from conversations c join messages m on m.conversation_id = c.id
    where ${liveConversation(owner, 'c')} and ${inMessage(search)}
    union
    select m.conversation_id from jobs j join messages m on m.job_id = j.id join conversations c on c.id = m.conversation_id
    where ${ownedBy(owner, 'j')} and ${liveConversation(owner, 'c')} and ${inAnswer(search)}
  )`;
}

export function matches(search: Search): SQL {
  return sql`and (${contains(sql`c.title`, search.text)} or c.id in (select id from hits))`;
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
  // The first word's place decides: where it is not found as it stands (another case of a letter, say), the beginning.
  const rows = await queryRows(
    db,
    snippetRow,
    sql`select page.id, case when place > ${BEFORE_CHARS} then '…' else '' end
            || substring(hit.text from greatest(1, place - ${BEFORE_CHARS}) for ${SNIPPET_CHARS}) as text
        from unnest(${sql.param(conversations.map(({ id }) => id))}::text[]) as page(id)
        cross join lateral (
          select coalesce(m.content, j.output) as text from messages m left join jobs j on j.id = m.job_id
          where m.conversation_id = page.id and (${inMessage(search)} or ${inAnswer(search)})
          order by m.ordinal desc limit 1
        ) as hit
        cross join lateral strpos(lower(hit.text), lower(${search.words?.[0] ?? search.text})) as place`,
  );
  return new Map(
    rows.map(({ id, text: passage }) => [id, markHits(tidyPassage(passage), search.words ?? [search.text])]),
  );
}
