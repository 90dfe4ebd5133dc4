import type { Db } from '../db/connect.ts';
import { systemAccount, userAccount } from './accounts.ts';
import { creditsToMicro } from './money.ts';
import { postTransaction } from './post.ts';

/**
 * Gives a person granted credits, which can be spent but never withdrawn.
 * @param params.key unique for ever; the same gift can't be given twice
 * @returns false when that gift had been given before
 */
export function grantCredits(db: Db, params: { userId: string; credits: number; key: string }): Promise<boolean> {
  const amount = creditsToMicro(params.credits);
  return postTransaction(db, {
    kind: 'grant',
    key: `grant:${params.key}`,
    reference: null,
    postings: [
      { accountId: systemAccount('issuance', 'grant'), amount: -amount },
      { accountId: userAccount(params.userId, 'grant'), amount },
    ],
  });
}

/**
 * Books purchased credits that came in from outside, in micro-dollars of USDC.
 * @param params.key names the payment for ever, such as chain, transaction and log index
 */
export function depositUsdc(db: Db, params: { userId: string; micro: bigint; key: string }): Promise<boolean> {
  return postTransaction(db, {
    kind: 'deposit',
    key: `deposit:${params.key}`,
    reference: params.key,
    postings: [
      { accountId: systemAccount('bridge', 'usdc'), amount: -params.micro },
      { accountId: userAccount(params.userId, 'usdc'), amount: params.micro },
    ],
  });
}

/**
 * Books $ASHAO that came in from outside, in units of 10^-18.
 * @param params.key as above
 */
export function depositAshao(db: Db, params: { userId: string; amount: bigint; key: string }): Promise<boolean> {
  return postTransaction(db, {
    kind: 'deposit',
    key: `deposit:${params.key}`,
    reference: params.key,
    postings: [
      { accountId: systemAccount('bridge', 'ashao'), amount: -params.amount },
      { accountId: userAccount(params.userId, 'ashao'), amount: params.amount },
    ],
  });
}

/**
 * Gives all of a deleted account's granted credits back to the network, by a posting that compensates them.
 * @param params.micro what is left of them, read under a lock in the same transaction
 */
export function returnGrantedCredits(db: Db, params: { userId: string; micro: bigint }): Promise<boolean> {
  return postTransaction(db, {
    kind: 'adjustment',
    key: `account-deleted:${params.userId}`,
    reference: null,
    postings: [
      { accountId: userAccount(params.userId, 'grant'), amount: -params.micro },
      { accountId: systemAccount('issuance', 'grant'), amount: params.micro },
    ],
  });
}
