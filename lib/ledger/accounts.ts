import { sql } from 'drizzle-orm';
import type { Db } from '../db/connect.ts';

/** `grant`: credits given by the network, never withdrawable. `usdc`: bought, or earned from bought credits. */
export const CREDIT_ASSETS = ['grant', 'usdc'] as const;
type CreditAsset = (typeof CREDIT_ASSETS)[number];
type Asset = CreditAsset | 'ashao';

/** A person's accounts: one an asset, and `stake` for the $ASHAO that earns. */
type UserAccount = Asset | 'stake';

/**
 * What is nobody's own. `bridge` mirrors the vault: the less it has, the more the vault owes. `rewards` is the stakers'
 * half before a sweep hands it out, `staking` what they may claim, `withdrawals` what a voucher has promised.
 */
type SystemAccount = 'escrow' | 'treasury' | 'issuance' | 'bridge' | 'buyback' | 'rewards' | 'staking' | 'withdrawals';

export function userAccount(userId: string, account: UserAccount): string {
  return `user:${userId}:${account}`;
}

export function systemAccount(kind: SystemAccount, asset: Asset): string {
  return `${kind}:${asset}`;
}

/** Opens a person's accounts; does nothing when they exist. */
export async function openUserAccounts(db: Db, userId: string): Promise<void> {
  await db.execute(sql`
    insert into ledger_accounts (id, kind, asset, owner_id)
    values (${userAccount(userId, 'grant')}, 'user', 'grant', ${userId}),
           (${userAccount(userId, 'usdc')}, 'user', 'usdc', ${userId}),
           (${userAccount(userId, 'ashao')}, 'user', 'ashao', ${userId}),
           (${userAccount(userId, 'stake')}, 'user', 'ashao', ${userId})
    on conflict (id) do nothing`);
}
