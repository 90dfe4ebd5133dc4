import { type SQL, sql } from 'drizzle-orm';
import type { Hex } from 'viem';
import * as z from 'zod';
import type { Noted, Outbox } from '../chain/find-ours.ts';
import type { Db } from '../db/connect.ts';
import { queryRow, queryRows } from '../db/rows.ts';

/** One after the other is sent, so that what waits is among the newest. */
const SENT_MAX = 5;

const hex = z.string().transform((text) => text as Hex);
const row = z.object({ id: z.string(), vaultId: hex, txHash: hex.nullable(), isOpen: z.boolean() });

/** What the treasurer sends: the buybacks of one deployment, also those that were given up while they waited. */
export function openBuybackOutbox(db: Db, deploymentId: number): Outbox {
  const select = (condition: SQL) => sql`
    select id, vault_id as "vaultId", tx_hash as "txHash", state = 'planned' as "isOpen"
    from buybacks where deployment_id = ${deploymentId} and ${condition}`;
  return {
    listSent: (): Promise<Noted[]> =>
      queryRows(
        db,
        row,
        sql`${select(sql`tx_hash is not null and state <> 'done'`)} order by created_at desc limit ${SENT_MAX}`,
      ),
    find: (vaultId) => queryRow(db, row, select(sql`vault_id = ${vaultId}`)),
    // Of one that is done the hash is that of its log.
    note: async (id, txHash) => {
      await db.execute(sql`update buybacks set tx_hash = ${txHash} where id = ${id} and state <> 'done'`);
    },
  };
}
