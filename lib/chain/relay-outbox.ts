import { type SQL, sql } from 'drizzle-orm';
import type { Hex } from 'viem';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import type { Noted, Outbox } from './find-ours.ts';

/** One after the other is sent, so that what waits is among the newest. */
const SENT_MAX = 20;

const hex = z.string().transform((text) => text as Hex);
const row = z.object({ id: z.string(), vaultId: hex, txHash: hex.nullable(), isOpen: z.boolean() });

/** What the relayer sends: the vouchers of one deployment. */
export function openRelayOutbox(db: Db, deploymentId: number): Outbox {
  const select = (condition: SQL) => sql`
    select w.id, w.voucher_id as "vaultId", r.tx_hash as "txHash", w.state = 'signed' as "isOpen"
    from withdrawal_relays r join withdrawals w on w.id = r.withdrawal_id
    where w.deployment_id = ${deploymentId} and ${condition}`;
  return {
    listSent: (): Promise<Noted[]> =>
      queryRows(db, row, sql`${select(sql`r.tx_hash is not null`)} order by r.created_at desc limit ${SENT_MAX}`),
    find: (vaultId) => queryRow(db, row, select(sql`w.voucher_id = ${vaultId}`)),
    note: async (id, txHash) => {
      await db.execute(sql`update withdrawal_relays set tx_hash = ${txHash} where withdrawal_id = ${id}`);
    },
  };
}
