import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { WORKER_KEYS_MAX } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { requireOpenAccount } from '../db/require-open-account.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import { AppError, notFound } from '../errors.ts';
import { newId } from '../ids.ts';
import { forgetWorkerSecrets } from './authenticate-worker.ts';
import type { WorkerOwner } from './register.ts';
import { hashSecret, newSecret, WORKER_KEY_PREFIX } from './secrets.ts';

const keyRow = z.object({
  id: z.string(),
  name: z.string(),
  hint: z.string(),
  createdAt: z.coerce.date().transform((date) => date.toISOString()),
  lastUsedAt: z
    .string()
    .nullable()
    .transform((text) => (text === null ? null : new Date(text).toISOString())),
});
const KEY_COLUMNS = sql`id, name, hint, created_at as "createdAt", last_used_at::text as "lastUsedAt"`;

/**
 * Makes a worker key. The secret is in the answer only.
 * @throws AppError `conflict` when the owner has too many keys
 */
export async function createWorkerKey(db: Db, params: { ownerId: string; name: string }) {
  const secret = newSecret('key');
  const hint = secret.slice(0, WORKER_KEY_PREFIX.length + 4);
  const key = await db.transaction(async (tx) => {
    await requireOpenAccount(tx, params.ownerId);
    return queryRow(
      tx,
      keyRow,
      sql`insert into worker_keys (id, owner_id, name, secret_hash, hint)
          select ${newId('workerKey')}, ${params.ownerId}, ${params.name}, ${hashSecret(secret)}, ${hint}
          where (select count(*) from worker_keys where owner_id = ${params.ownerId}) < ${WORKER_KEYS_MAX}
          returning ${KEY_COLUMNS}`,
    );
  });
  if (!key) throw new AppError('conflict', `An account can have ${WORKER_KEYS_MAX} worker keys. Delete one first.`);
  return { key, secret };
}

export function listWorkerKeys(db: Db, ownerId: string) {
  return queryRows(
    db,
    keyRow,
    sql`select ${KEY_COLUMNS} from worker_keys where owner_id = ${ownerId} order by id desc`,
  );
}

/**
 * Deletes a key and ends the workers that registered with it; their jobs go back to the queue as their leases lapse.
 * @throws AppError `not_found`
 */
export async function deleteWorkerKey(db: Db, params: { ownerId: string; keyId: string }): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`update workers set retired_at = now()
      where key_id = ${params.keyId} and owner_id = ${params.ownerId} and retired_at is null`);
    const rows = await tx.execute(sql`delete from worker_keys
      where id = ${params.keyId} and owner_id = ${params.ownerId} returning id`);
    if (rows.length === 0) throw notFound('The worker key');
  });
  forgetWorkerSecrets();
}

/** The owner behind a worker key, or null when there is no such key. */
export async function findKeyOwner(db: Db, secret: string): Promise<WorkerOwner | null> {
  return queryRow(
    db,
    z.object({ ownerId: z.string(), keyId: z.string() }),
    sql`update worker_keys set last_used_at = now() where secret_hash = ${hashSecret(secret)}
        returning owner_id as "ownerId", id as "keyId"`,
  );
}
