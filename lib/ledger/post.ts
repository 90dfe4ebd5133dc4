import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import type { TRANSACTION_KINDS } from '../db/schema/ledger.ts';
import { newId } from '../ids.ts';

type TransactionKind = (typeof TRANSACTION_KINDS)[number];

/** `amount` in the account's smallest unit: micro-dollars, or 10^-18 $ASHAO. */
export type Posting = { accountId: string; amount: bigint };

export type Transaction = {
  kind: TransactionKind;
  /** Unique for ever. A second transaction with the same key is not booked. */
  key: string;
  /** What it belongs to, such as a job's id. */
  reference: string | null;
  /** Sums to zero in each asset; zero amounts are left out. */
  postings: readonly Posting[];
};

/**
 * Books a transaction and moves the balances of the people in it, in one statement. The rows of people's accounts are
 * locked in the order of their ids, so that two transactions over the same two accounts can't deadlock. No other account's row
 * is locked, not even shared: a trigger and no foreign key checks that the accounts exist.
 *
 * @returns false when the key has been booked before: nothing has changed then
 * @throws a check violation when a person's balance would fall below zero or the postings don't sum to zero; a foreign key
 *   violation when an account does not exist
 */
export async function postTransaction(db: Db, transaction: Transaction): Promise<boolean> {
  const postings = transaction.postings.filter((posting) => posting.amount !== 0n);
  const accountIds = sql.param(postings.map((posting) => posting.accountId));
  const amounts = sql.param(postings.map((posting) => posting.amount.toString()));
  const row = await queryRow(
    db,
    z.object({ booked: z.boolean(), moved: z.coerce.number() }),
    sql`
    with booked as (
      insert into ledger_transactions (id, idempotency_key, kind, reference)
      values (${newId('transaction')}, ${transaction.key}, ${transaction.kind}, ${transaction.reference})
      on conflict (idempotency_key) do nothing
      returning id
    ), posted as (
      insert into ledger_postings (transaction_id, account_id, amount)
      select booked.id, p.account_id, p.amount::numeric
      from booked, unnest(${accountIds}::text[], ${amounts}::text[]) as p (account_id, amount)
      returning account_id, amount
    ), change as (
      select account_id, sum(amount) as amount from posted group by account_id
    ), locked as (
      select a.id, change.amount from ledger_accounts a join change on change.account_id = a.id
      where a.kind = 'user' order by a.id for update of a
    ), moved as (
      update ledger_accounts a set balance = a.balance + locked.amount from locked where a.id = locked.id
      returning a.id
    )
    select exists (select from booked) as booked, (select count(*) from moved) as moved`,
  );
  const people = new Set(postings.map(({ accountId }) => accountId).filter((id) => id.startsWith('user:')));
  if (row?.booked && row.moved !== people.size) throw new Error(`${transaction.key}: a balance did not follow`);
  return row?.booked ?? false;
}
