import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { LANE_IDS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { decodeCursor, encodeCursor } from '../db/cursor.ts';
import { queryRows } from '../db/rows.ts';
import { userAccount } from './accounts.ts';
import { microToCredits } from './money.ts';
import { ENTRY_KINDS, type EntryKind, jobStatus } from './schemas.ts';

const entryRow = z.object({
  id: z.string(),
  kind: z.enum(ENTRY_KINDS),
  asset: z.enum(['grant', 'usdc']).transform((asset) => (asset === 'grant' ? ('granted' as const) : 'purchased')),
  amount: z.coerce.bigint(),
  reference: z.string().nullable(),
  createdAt: z.coerce.date().transform((date) => date.toISOString()),
  signUp: z.boolean(),
  tier: z.enum(LANE_IDS).nullable(),
  status: z.nullable(jobStatus),
  stopped: z.boolean().nullable(),
  conversationId: z.string().nullable(),
  worker: z.string().nullable(),
});

type EntriesParams = { userId: string; before: string | null; kind?: EntryKind | undefined; limit: number };

/**
 * A person's movements, newest first, with what each was for. Of a job that somebody else paid, only which worker of
 * this person's answered it is told, nothing of whose it was.
 */
async function listEntries(db: Db, { userId, before, kind, limit }: EntriesParams) {
  const rows = await queryRows(
    db,
    entryRow,
    // Each account's newest rows apart: both ranges come off the index in order, however long the history is.
    sql`select e.id::text as id, e.kind, a.asset, e.amount, nullif(e.reference, ${userId}) as reference, e.created_at as "createdAt",
          e.idempotency_key like 'grant:signup:%' as "signUp",
          j.tier, j.status, j.stopped, coalesce(w.name, w.model) as worker,
          (select m.conversation_id from messages m join conversations c on c.id = m.conversation_id
           where m.job_id = j.id and c.user_id = ${userId} and c.deleted_at is null limit 1) as "conversationId"
        from (values (${userAccount(userId, 'grant')}, 'grant'), (${userAccount(userId, 'usdc')}, 'usdc')) a (id, asset)
        cross join lateral (
          select p.id, p.amount, t.kind, t.reference, t.created_at, t.idempotency_key
          from ledger_postings p join ledger_transactions t on t.id = p.transaction_id
          where p.account_id = a.id
            ${before === null ? sql`` : sql`and p.id < ${before}`}
            ${kind === undefined ? sql`` : sql`and t.kind = ${kind}`}
          order by p.id desc limit ${limit}) e
        left join jobs j on j.id = e.reference and j.user_id = ${userId} and e.kind <> 'settle'
        left join jobs answered on answered.id = e.reference and e.kind = 'settle'
        left join workers w on w.id = answered.claimed_by and w.owner_id = ${userId}
        order by e.id desc limit ${limit}`,
  );
  return rows.map(({ tier, status, stopped, conversationId, ...entry }) => ({
    ...entry,
    job: tier && status ? { tier, status, stopped: stopped ?? false, conversationId } : null,
  }));
}

const cursorPlace = z.tuple([z.string().regex(/^\d{1,18}$/)]);

type HistoryParams = { userId: string; cursor?: string | undefined; kind?: EntryKind | undefined; limit: number };

/**
 * A page of a person's movements.
 * @throws AppError `invalid_request` on a foreign cursor
 */
export async function readHistory(db: Db, { userId, cursor, kind, limit }: HistoryParams) {
  const before = cursor === undefined ? null : decodeCursor(cursor, cursorPlace)[0];
  const rows = await listEntries(db, { userId, before, kind, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    entries: page.map((row) => ({ ...row, amount: microToCredits(row.amount) })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null,
  };
}

/** Rows read at a time: what a file of any length keeps in memory. */
const PAGE_ROWS = 500;

/** All of a person's movements, newest first, a page at a time. Amounts are micro-dollars. */
export async function* listAllEntries(db: Db, userId: string) {
  for (let before: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof listEntries>> = await listEntries(db, { userId, before, limit: PAGE_ROWS });
    if (page.length > 0) yield page;
    before = page.at(-1)?.id ?? null;
    if (page.length < PAGE_ROWS || before === null) return;
  }
}
