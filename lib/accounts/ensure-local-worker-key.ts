import { sql } from 'drizzle-orm';
import { privateKeyToAccount } from 'viem/accounts';
import { findOrCreateUser } from '../auth/find-or-create-user.ts';
import type { Db } from '../db/connect.ts';
import { openUserAccounts } from '../ledger/accounts.ts';
import { createWorkerKey } from '../workers/keys.ts';

const KEY_NAME = 'local worker';

/**
 * The worker key of the worker that `npm start` runs, made anew at each start. Its owner is the operator's account.
 * @param operatorKey 0x hex of 32 bytes, kept in the data folder: whoever has it can sign in as the operator
 */
export async function ensureLocalWorkerKey(db: Db, operatorKey: `0x${string}`): Promise<string> {
  const { address } = privateKeyToAccount(operatorKey);
  return db.transaction(async (tx) => {
    const operator = await findOrCreateUser(tx, address);
    await openUserAccounts(tx, operator.id);
    await tx.execute(sql`update workers set retired_at = now() where retired_at is null
      and key_id in (select id from worker_keys where owner_id = ${operator.id} and name = ${KEY_NAME})`);
    await tx.execute(sql`delete from worker_keys where owner_id = ${operator.id} and name = ${KEY_NAME}`);
    const { secret } = await createWorkerKey(tx, { ownerId: operator.id, name: KEY_NAME });
    return secret;
  });
}
