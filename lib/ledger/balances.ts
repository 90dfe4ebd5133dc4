import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import { userAccount } from './accounts.ts';
import { microToCredits } from './money.ts';

/** Micro-dollars a person can spend now, by asset. */
export type Balances = { grant: bigint; usdc: bigint };

const balanceRow = z.object({ asset: z.enum(['grant', 'usdc']), balance: z.coerce.bigint() });

/** Reads both balances; `lock` keeps anyone else from spending them until the transaction ends. */
export async function readBalances(db: Db, userId: string, options: { lock?: boolean } = {}): Promise<Balances> {
  const rows = await queryRows(
    db,
    balanceRow,
    sql`select asset, balance from ledger_accounts
        where id in (${userAccount(userId, 'grant')}, ${userAccount(userId, 'usdc')})
        order by id ${options.lock ? sql`for update` : sql``}`,
  );
  const balances: Balances = { grant: 0n, usdc: 0n };
  for (const row of rows) balances[row.asset] = row.balance;
  return balances;
}

/** $ASHAO of a person in units of 10^-18: what lies free, and what is staked. */
export type TokenBalances = { ashao: bigint; stake: bigint };

/** Reads both; `lock` as above. */
export async function readTokenBalances(
  db: Db,
  userId: string,
  options: { lock?: boolean } = {},
): Promise<TokenBalances> {
  const stakeAccount = userAccount(userId, 'stake');
  const rows = await queryRows(
    db,
    z.object({ id: z.string(), balance: z.coerce.bigint() }),
    sql`select id, balance from ledger_accounts where id in (${userAccount(userId, 'ashao')}, ${stakeAccount})
        order by id ${options.lock ? sql`for update` : sql``}`,
  );
  const balances: TokenBalances = { ashao: 0n, stake: 0n };
  for (const { id, balance } of rows) balances[id === stakeAccount ? 'stake' : 'ashao'] = balance;
  return balances;
}

/** Credits that can be spent, as `/api/credits` answers. */
export async function readCredits(db: Db, userId: string) {
  const { grant, usdc } = await readBalances(db, userId);
  return { credits: microToCredits(grant + usdc), granted: microToCredits(grant), purchased: microToCredits(usdc) };
}
