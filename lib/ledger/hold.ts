import { sql } from 'drizzle-orm';
import type { Db } from '../db/connect.ts';
import { AppError } from '../errors.ts';
import { systemAccount, userAccount } from './accounts.ts';
import { readBalances } from './balances.ts';
import { microToCredits, mixOf } from './money.ts';
import { postTransaction } from './post.ts';

export type HoldParams = {
  /** What the money is set aside for; one hold for each reference. */
  reference: string;
  /** Null: the network pays, with newly issued granted credits (a signed-out person's message). */
  payerId: string | null;
  /** Micro-dollars. */
  amount: bigint;
};

/**
 * Sets money aside in escrow: granted credits first, then purchased ones. Run it in the transaction that stores what
 * the money is for. Of the accounts only the payer's two rows are locked, see `postTransaction`.
 *
 * @throws AppError `insufficient_credits` with `required` and `available` in credits
 * @throws a unique violation when the reference has a hold already
 */
export async function holdCredits(db: Db, params: HoldParams): Promise<void> {
  const { grant, usdc } = await reckonMix(db, params);
  await db.execute(sql`
    insert into ledger_holds (reference, payer_id, grant_amount, usdc_amount)
    values (${params.reference}, ${params.payerId}, ${grant.toString()}, ${usdc.toString()})`);
  const source = params.payerId;
  await postTransaction(db, {
    kind: 'hold',
    key: `hold:${params.reference}`,
    reference: params.reference,
    postings: [
      { accountId: source ? userAccount(source, 'grant') : systemAccount('issuance', 'grant'), amount: -grant },
      { accountId: systemAccount('escrow', 'grant'), amount: grant },
      { accountId: source ? userAccount(source, 'usdc') : systemAccount('bridge', 'usdc'), amount: -usdc },
      { accountId: systemAccount('escrow', 'usdc'), amount: usdc },
    ],
  });
}

/** How much of the amount each asset pays. */
async function reckonMix(db: Db, params: HoldParams): Promise<{ grant: bigint; usdc: bigint }> {
  if (params.payerId === null) return { grant: params.amount, usdc: 0n };
  const balances = await readBalances(db, params.payerId, { lock: true });
  const available = balances.grant + balances.usdc;
  if (available < params.amount) {
    const required = microToCredits(params.amount);
    throw new AppError(
      'insufficient_credits',
      `This needs ${required} credits and you have ${microToCredits(available)}.`,
      {
        required,
        available: microToCredits(available),
      },
    );
  }
  return mixOf(balances, params.amount);
}
