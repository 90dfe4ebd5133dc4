import type * as z from 'zod';
import type { Connection, Db } from '../db/connect.ts';
import { requireOpenAccount } from '../db/require-open-account.ts';
import { runOnce } from '../db/run-once.ts';
import type { Owner } from '../jobs/owner.ts';
import { adoptLateConversation, lockVisitor } from './adopt-conversations.ts';
import { countAnonymousMessage } from './anonymous-quota.ts';

export type Sender = {
  owner: Owner;
  /** The caller's address, for the signed-out limit. */
  address: string;
  idempotencyKey: string | null;
};

/**
 * What everything that queues a job for a person shares: one transaction, done once for each Idempotency-Key, counted
 * against the limit of signed-out browsers, and handed to the person when such a browser signs in meanwhile.
 *
 * @throws AppError `rate_limited`, `conflict`, `unauthorized` (the account has been deleted)
 */
export function runAsSender<T>(
  connection: Connection,
  params: Sender & { body: unknown },
  response: z.core.$ZodType<T>,
  work: (tx: Db) => Promise<T>,
): Promise<{ result: T; repeated: boolean }> {
  const { owner } = params;
  const ownerId = owner.userId ?? owner.visitorId ?? '';
  const once = { ownerId, key: params.idempotencyKey, request: params.body, response };
  return connection.db.transaction(async (tx) => {
    // Both are always the first lock: a person's deletion locks the person and then the conversations, as a sign-in does.
    if (owner.visitorId !== undefined) await lockVisitor(tx, owner.visitorId);
    else await requireOpenAccount(tx, owner.userId);
    return runOnce(tx, once, async () => {
      if (owner.visitorId !== undefined) {
        await countAnonymousMessage(tx, { visitorId: owner.visitorId, address: params.address });
      }
      const result = await work(tx);
      if (owner.visitorId !== undefined) await adoptLateConversation(tx, owner.visitorId);
      return result;
    });
  });
}
