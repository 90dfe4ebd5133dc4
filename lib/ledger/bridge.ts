import type { Db } from '../db/connect.ts';
import { systemAccount, userAccount } from './accounts.ts';
import { postTransaction } from './post.ts';

/** Money that the chain moves too. `amount` in the asset's smallest unit. */
type Moved = { asset: 'usdc' | 'ashao'; amount: bigint };

type Withdrawal = Moved & { id: string };

/** Takes a withdrawal from a person's account before anything is promised. @throws a check violation below zero */
export function bookWithdrawal(db: Db, { id, asset, amount, userId }: Withdrawal & { userId: string }) {
  return postTransaction(db, {
    kind: 'withdraw',
    key: `withdraw:${id}`,
    reference: id,
    postings: [
      { accountId: userAccount(userId, asset), amount: -amount },
      { accountId: systemAccount('withdrawals', asset), amount },
    ],
  });
}

/** The chain has paid it: what the vault owed, it owes no more. */
export function bookWithdrawalPaid(db: Db, { id, asset, amount }: Withdrawal): Promise<boolean> {
  return postTransaction(db, {
    kind: 'withdraw_paid',
    key: `withdraw-closed:${id}`,
    reference: id,
    postings: [
      { accountId: systemAccount('withdrawals', asset), amount: -amount },
      { accountId: systemAccount('bridge', asset), amount },
    ],
  });
}

/** The chain can't pay it any more: back to the person. Shares its key with the payment, so that only one can be booked. */
export function bookWithdrawalReturned(db: Db, { id, asset, amount, userId }: Withdrawal & { userId: string }) {
  return postTransaction(db, {
    kind: 'withdraw_returned',
    key: `withdraw-closed:${id}`,
    reference: id,
    postings: [
      { accountId: systemAccount('withdrawals', asset), amount: -amount },
      { accountId: userAccount(userId, asset), amount },
    ],
  });
}

/** The chain has bought back and burned: the vault has that much less, and so has the pot. */
export function bookBuyback(db: Db, { id, amount }: { id: string; amount: bigint }): Promise<boolean> {
  return postTransaction(db, {
    kind: 'buyback',
    key: `buyback:${id}`,
    reference: id,
    postings: [
      { accountId: systemAccount('buyback', 'usdc'), amount: -amount },
      { accountId: systemAccount('bridge', 'usdc'), amount },
    ],
  });
}
