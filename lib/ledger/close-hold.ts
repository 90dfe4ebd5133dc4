import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { CREDIT_ASSETS, systemAccount, userAccount } from './accounts.ts';
import { splitShare, splitTreasury } from './money.ts';
import { type Posting, postTransaction } from './post.ts';

const holdRow = z.object({
  payerId: z.string().nullable(),
  grant: z.coerce.bigint(),
  usdc: z.coerce.bigint(),
});

/** Moves a hold out of `open`, once. Null: it was closed before, or there is none. */
function takeHold(db: Db, reference: string, state: 'settled' | 'released') {
  return queryRow(
    db,
    holdRow,
    sql`update ledger_holds set state = ${state}, closed_at = now()
        where reference = ${reference} and state = 'open'
        returning payer_id as "payerId", grant_amount as grant, usdc_amount as usdc`,
  );
}

/** Micro-dollars that went to the worker's owner, by asset. */
export type Earnings = { grant: bigint; usdc: bigint };

/**
 * Pays a hold out: the worker's share to its owner, the rest to the treasury, each asset apart, so that granted credits
 * stay granted credits. Of the USDC the treasury's part goes to the buyback and to the stakers at once, with a row of its
 * own that tells the next sweep. The payee's balance is the only row that others may wait for, and it is touched last.
 *
 * @param params.payee asked once the hold is taken, as late as can be, since it may lock the payee's accounts; null: there is nobody
 *   to pay, the treasury takes all of it
 * @returns what the payee got, or null when the hold had been closed before (nothing moves then)
 */
export async function settleHold(
  db: Db,
  params: { reference: string; payee: () => Promise<string | null>; shareBps: number },
): Promise<Earnings | null> {
  const hold = await takeHold(db, params.reference, 'settled');
  if (!hold) return null;
  const payeeId = await params.payee();
  const earnings: Earnings = { grant: 0n, usdc: 0n };
  const postings: Posting[] = [];
  for (const asset of CREDIT_ASSETS) {
    const { worker, treasury } = splitShare(hold[asset], payeeId === null ? 0 : params.shareBps);
    earnings[asset] = worker;
    postings.push({ accountId: systemAccount('escrow', asset), amount: -hold[asset] });
    if (payeeId !== null) postings.push({ accountId: userAccount(payeeId, asset), amount: worker });
    if (asset === 'grant') postings.push({ accountId: systemAccount('treasury', 'grant'), amount: treasury });
    else postings.push(...(await recordIncome(db, params.reference, treasury)));
  }
  await postTransaction(db, {
    kind: 'settle',
    key: `settle:${params.reference}`,
    reference: params.reference,
    postings,
  });
  return earnings;
}

/**
 * The treasury's USDC of a job. No row that another completion also writes: a sweep collects the rows later.
 * @returns where it goes
 */
async function recordIncome(db: Db, reference: string, amount: bigint): Promise<Posting[]> {
  if (amount === 0n) return [];
  const { buyback, rewards } = splitTreasury(amount);
  await db.execute(sql`insert into treasury_income (reference, buyback, rewards)
    values (${reference}, ${buyback.toString()}, ${rewards.toString()})`);
  return [
    { accountId: systemAccount('buyback', 'usdc'), amount: buyback },
    { accountId: systemAccount('rewards', 'usdc'), amount: rewards },
  ];
}

/**
 * Gives a hold back to whoever paid, in the same mix of assets.
 * @returns false when the hold had been closed before
 */
export async function releaseHold(db: Db, reference: string): Promise<boolean> {
  const hold = await takeHold(db, reference, 'released');
  if (!hold) return false;
  const { payerId } = hold;
  await postTransaction(db, {
    kind: 'release',
    key: `release:${reference}`,
    reference,
    postings: [
      { accountId: systemAccount('escrow', 'grant'), amount: -hold.grant },
      { accountId: payerId ? userAccount(payerId, 'grant') : systemAccount('issuance', 'grant'), amount: hold.grant },
      { accountId: systemAccount('escrow', 'usdc'), amount: -hold.usdc },
      { accountId: payerId ? userAccount(payerId, 'usdc') : systemAccount('bridge', 'usdc'), amount: hold.usdc },
    ],
  });
  return true;
}
