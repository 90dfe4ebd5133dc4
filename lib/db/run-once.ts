import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { AppError } from '../errors.ts';
import type { Db } from './connect.ts';
import { queryRow } from './rows.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const row = z.object({ requestHash: z.string(), response: z.string().nullable() });

type Once<T> = { ownerId: string; key: string | null; request: unknown; response: z.core.$ZodType<T> };

/**
 * Runs `work` once for each owner and key, in the caller's transaction: a repeat waits for the first and gets its
 * answer. Only hashes of key and request are stored.
 *
 * @throws AppError `conflict` when the key was used for another request
 */
export async function runOnce<T>(
  tx: Db,
  once: Once<T>,
  work: () => Promise<T>,
): Promise<{ result: T; repeated: boolean }> {
  if (once.key === null) return { result: await work(), repeated: false };
  const keyHash = hashKey(once.ownerId, once.key);
  const inserted = await tx.execute(sql`insert into idempotency_keys (key_hash, request_hash)
    values (${keyHash}, ${hashRequest(once.request)}) on conflict do nothing returning key_hash`);
  if (inserted.length === 0) {
    const earlier = await readAnswer(tx, once);
    if (earlier === null) throw otherRequest();
    return { result: earlier, repeated: true };
  }
  const result = await work();
  await tx.execute(sql`update idempotency_keys set response = ${JSON.stringify(result)} where key_hash = ${keyHash}`);
  return { result, repeated: false };
}

/**
 * The answer that a key was given before; null when it is new. For those who refuse for reasons of the moment: a repeat of what was
 * done is answered as the first time, whatever the moment is like.
 *
 * @throws AppError `conflict` when the key was used for another request
 */
export async function readAnswer<T>(db: Db, { ownerId, key, request, response }: Once<T>): Promise<T | null> {
  if (key === null) return null;
  const earlier = await queryRow(
    db,
    row,
    sql`select request_hash as "requestHash", response from idempotency_keys where key_hash = ${hashKey(ownerId, key)}`,
  );
  if (!earlier) return null;
  if (earlier.requestHash !== hashRequest(request) || earlier.response === null) throw otherRequest();
  return z.parse(response, JSON.parse(earlier.response));
}

const hashKey = (ownerId: string, key: string) => sha256(`${ownerId}\n${key}`);
const hashRequest = (request: unknown) => sha256(JSON.stringify(request));
const otherRequest = () => new AppError('conflict', 'This Idempotency-Key was used for another request.');
