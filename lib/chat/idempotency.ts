import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { AppError } from '../errors.ts';

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

const keySchema = z.string().regex(/^[\x21-\x7e]{1,200}$/);

/** The `Idempotency-Key` header, or null. @throws AppError `invalid_request` */
export function idempotencyKey(request: Request): string | null {
  const key = request.headers.get('idempotency-key');
  if (key === null) return null;
  if (keySchema.safeParse(key).success) return key;
  throw new AppError('invalid_request', 'Idempotency-Key: must be 1 to 200 visible characters', {
    field: 'Idempotency-Key',
  });
}
