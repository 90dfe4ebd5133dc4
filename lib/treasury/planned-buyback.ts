import { sql } from 'drizzle-orm';
import type { Hash } from 'viem';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';

const hash = z.string().transform((text) => text as Hash);
const planned = z.object({
  id: z.string(),
  vaultId: hash,
  usdc: z.coerce.bigint(),
  ashaoMin: z.coerce.bigint(),
  /** Seconds since 1970. */
  deadline: z.coerce.number(),
  txHash: hash.nullable(),
});
export type PlannedBuyback = z.infer<typeof planned>;

/** The buyback that is under way on a chain; there is never more than one. */
export function readPlannedBuyback(db: Db, deploymentId: number): Promise<PlannedBuyback | null> {
  return queryRow(
    db,
    planned,
    sql`select id, vault_id as "vaultId", usdc, ashao_min as "ashaoMin", deadline, tx_hash as "txHash"
        from buybacks where deployment_id = ${deploymentId} and state = 'planned'`,
  );
}

/** Whether a failure is to be waited out. */
export async function isHeldBack(db: Db): Promise<boolean> {
  const row = await queryRow(
    db,
    z.object({ held: z.boolean() }),
    sql`select coalesce(retry_at > now(), false) as held from buyback_state where id = 1`,
  );
  return row?.held ?? true;
}
