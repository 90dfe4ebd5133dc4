import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { decodeCursor, encodeCursor } from '../db/cursor.ts';
import { queryRows } from '../db/rows.ts';
import { userAccount } from './accounts.ts';
import { microToCredits } from './money.ts';

const entryRow = z.object({
  id: z.string(),
  kind: z.enum(['grant', 'hold', 'settle', 'release', 'deposit', 'adjustment']),
  asset: z.enum(['grant', 'usdc']),
  amount: z.coerce.bigint(),
  reference: z.string().nullable(),
  createdAt: z.coerce.date(),
});

const cursorPlace = z.tuple([z.string().regex(/^\d{1,18}$/)]);

/**
 * A person's movements, newest first.
 * @throws AppError `invalid_request` on a foreign cursor
 */
export async function readHistory(db: Db, params: { userId: string; cursor?: string | undefined; limit: number }) {
  const before = params.cursor === undefined ? null : decodeCursor(params.cursor, cursorPlace)[0];
  const rows = await queryRows(
    db,
    entryRow,
    sql`select p.id::text as id, t.kind, a.asset, p.amount, t.reference, t.created_at as "createdAt"
        from ledger_postings p
        join ledger_transactions t on t.id = p.transaction_id
        join ledger_accounts a on a.id = p.account_id
        where p.account_id in (${userAccount(params.userId, 'grant')}, ${userAccount(params.userId, 'usdc')})
          ${before === null ? sql`` : sql`and p.id < ${before}`}
        order by p.id desc limit ${params.limit + 1}`,
  );
  const page = rows.slice(0, params.limit);
  const last = page.at(-1);
  return {
    entries: page.map((row) => ({
      ...row,
      asset: row.asset === 'grant' ? ('granted' as const) : ('purchased' as const),
      amount: microToCredits(row.amount),
      createdAt: row.createdAt.toISOString(),
    })),
    nextCursor: rows.length > params.limit && last ? encodeCursor([last.id]) : null,
  };
}
