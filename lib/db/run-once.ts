import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { AppError } from '../errors.ts';
import type { Db } from './connect.ts';
import { queryRow } from './rows.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const row = z.object({ requestHash: z.string(), response: z.string().nullable() });

/**
 * Runs `work` once for each owner and key, in the caller's transaction: a repeat waits for the first and gets its
 * answer. Only hashes of key and request are stored.
 *
 * @throws AppError `conflict` when the key was used for another request
 */
export async function runOnce<T>(
  tx: Db,
  params: { ownerId: string; key: string | null; request: unknown; response: z.core.$ZodType<T> },
  work: () => Promise<T>,
): Promise<{ result: T; repeated: boolean }> {
  if (params.key === null) return { result: await work(), repeated: false };
  const keyHash = sha256(`${params.ownerId}\n${params.key}`);
  const requestHash = sha256(JSON.stringify(params.request));
  const inserted = await tx.execute(sql`insert into idempotency_keys (key_hash, request_hash)
    values (${keyHash}, ${requestHash}) on conflict do nothing returning key_hash`);
  if (inserted.length === 0) {
    const earlier = await queryRow(
      tx,
      row,
      sql`select request_hash as "requestHash", response from idempotency_keys where key_hash = ${keyHash}`,
    );
    if (earlier?.requestHash !== requestHash || earlier.response === null) {
      throw new AppError('conflict', 'This Idempotency-Key was used for another request.');
    }
    return { result: z.parse(params.response, JSON.parse(earlier.response)), repeated: true };
  }
  const result = await work();
  await tx.execute(sql`update idempotency_keys set response = ${JSON.stringify(result)} where key_hash = ${keyHash}`);
  return { result, repeated: false };
}
