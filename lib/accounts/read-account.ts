import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import { microToCredits } from '../ledger/money.ts';
import type { Account } from './schemas.ts';

const accountRow = z.object({
  id: z.string(),
  address: z.string(),
  createdAt: z.coerce.date(),
  sessions: z.coerce.number(),
  earnedGrant: z.coerce.bigint(),
  earnedUsdc: z.coerce.bigint(),
});

/** What an account's page says beside balance and history. @throws AppError `not_found` when it has been deleted */
export async function readAccount(db: Db, userId: string): Promise<Account> {
  const row = await queryRow(
    db,
    accountRow,
    sql`select u.id, u.address, u.created_at as "createdAt",
          (select count(*) from sessions s where s.user_id = u.id and s.expires_at > now()) as sessions,
          (select coalesce(sum(w.earned_grant), 0) from workers w where w.owner_id = u.id) as "earnedGrant",
          (select coalesce(sum(w.earned_usdc), 0) from workers w where w.owner_id = u.id) as "earnedUsdc"
        from users u where u.id = ${userId} and u.deleted_at is null`,
  );
  if (!row) throw notFound('The account');
  return {
    id: row.id,
    address: row.address,
    createdAt: row.createdAt.toISOString(),
    sessions: row.sessions,
    earned: { granted: microToCredits(row.earnedGrant), purchased: microToCredits(row.earnedUsdc) },
  };
}
