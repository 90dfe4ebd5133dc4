import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { ASHAO_DECIMALS, USDC_DECIMALS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { decodeCursor, encodeCursor } from '../db/cursor.ts';
import { queryRows } from '../db/rows.ts';
import { formatDecimal } from '../decimal.ts';
import { userAccount } from '../ledger/accounts.ts';
import type { StakingEntry } from './schemas.ts';

const entryRow = z.object({
  id: z.string(),
  kind: z.enum(['stake', 'unstake', 'claim']),
  amount: z.coerce.bigint(),
  createdAt: z.coerce.date().transform((date) => date.toISOString()),
});

type ListParams = { userId: string; before: string | null; limit: number };

async function listEntries(db: Db, { userId, before, limit }: ListParams): Promise<StakingEntry[]> {
  const rows = await queryRows(
    db,
    entryRow,
    // By reference: a worker's owner has a long history of other bookings in the same account.
    sql`select p.id::text as id, t.kind, abs(p.amount) as amount, t.created_at as "createdAt"
        from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
        where t.reference = ${userId} and t.kind in ('stake', 'unstake', 'claim')
          and p.account_id in (${userAccount(userId, 'stake')}, ${userAccount(userId, 'usdc')})
          ${before === null ? sql`` : sql`and p.id < ${before}`}
        order by p.id desc limit ${limit}`,
  );
  return rows.map(({ amount, ...row }) => {
    const asset = row.kind === 'claim' ? ('usdc' as const) : ('ashao' as const);
    return { ...row, asset, amount: formatDecimal(amount, asset === 'usdc' ? USDC_DECIMALS : ASHAO_DECIMALS) };
  });
}

const cursorPlace = z.tuple([z.string().regex(/^\d{1,18}$/)]);

/**
 * A page of a person's stakes, unstakes and claims, newest first.
 * @throws AppError `invalid_request` on a foreign cursor
 */
export async function readStakingHistory(
  db: Db,
  { userId, cursor, limit }: { userId: string; cursor?: string | undefined; limit: number },
) {
  const before = cursor === undefined ? null : decodeCursor(cursor, cursorPlace)[0];
  const rows = await listEntries(db, { userId, before, limit: limit + 1 });
  const entries = rows.slice(0, limit);
  const last = entries.at(-1);
  return { entries, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null };
}

const PAGE_ROWS = 500;

/** All of them, newest first, a page at a time. */
export async function* listAllStaking(db: Db, userId: string) {
  for (let before: string | null = null; ; ) {
    const page: StakingEntry[] = await listEntries(db, { userId, before, limit: PAGE_ROWS });
    if (page.length > 0) yield page;
    before = page.at(-1)?.id ?? null;
    if (page.length < PAGE_ROWS || before === null) return;
  }
}
