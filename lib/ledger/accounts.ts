import { sql } from 'drizzle-orm';
import type { Db } from '../db/connect.ts';

/** `grant`: credits given by the network, never withdrawable. `usdc`: bought, or earned from bought credits. */
export const ASSETS = ['grant', 'usdc'] as const;
export type Asset = (typeof ASSETS)[number];

export type SystemAccount = 'escrow' | 'treasury' | 'issuance' | 'bridge';

export function userAccount(userId: string, asset: Asset): string {
  return `user:${userId}:${asset}`;
}

export function systemAccount(kind: SystemAccount, asset: Asset): string {
  return `${kind}:${asset}`;
}

/** Opens a person's two accounts; does nothing when they exist. */
export async function openUserAccounts(db: Db, userId: string): Promise<void> {
  await db.execute(sql`
    insert into ledger_accounts (id, kind, asset, owner_id)
    values (${userAccount(userId, 'grant')}, 'user', 'grant', ${userId}),
           (${userAccount(userId, 'usdc')}, 'user', 'usdc', ${userId})
    on conflict (id) do nothing`);
}
