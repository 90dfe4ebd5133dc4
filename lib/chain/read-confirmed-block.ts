import { sql } from 'drizzle-orm';
import type { Hash } from 'viem';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import type { Deployment } from './deployment.ts';

/** A block that counts. `time` in seconds since 1970. */
const confirmedBlock = z.object({
  number: z.coerce.number(),
  hash: z.string().transform((text) => text as Hash),
  time: z.coerce.number(),
});
export type ConfirmedBlock = z.infer<typeof confirmedBlock>;

/** The newest block that counts; null when the indexer has passed it in a range and not stored it by itself. */
export function readConfirmedBlock(db: Db, { id, confirmedNumber }: Deployment): Promise<ConfirmedBlock | null> {
  return queryRow(
    db,
    confirmedBlock,
    sql`select number, hash, time from chain_blocks where deployment_id = ${id} and number = ${confirmedNumber}`,
  );
}
