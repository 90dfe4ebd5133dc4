import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { BOOKED_BEFORE } from '../chain/booked-before.ts';
import { raiseAlarm } from '../chain/raise-alarm.ts';
import type { Connection, Db } from '../db/connect.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import { bookBuyback } from '../ledger/bridge.ts';

const event = z.object({
  id: z.string(),
  deploymentId: z.number(),
  name: z.enum(['BoughtBack', 'Cancelled']),
  vaultId: z.string(),
  usdc: z.coerce.bigint().nullable(),
  burned: z.coerce.bigint().nullable(),
  txHash: z.string(),
  blockNumber: z.coerce.number(),
});
type BuybackEvent = z.infer<typeof event>;

const row = z.object({ id: z.string(), usdc: z.coerce.bigint(), state: z.enum(['planned', 'done', 'abandoned']) });

/**
 * Follows the vault's confirmed buybacks: the log is what counts, whoever sent the transaction. One that was not planned here raises
 * the alarm: somebody else has the treasurer's key.
 * @returns how many
 */
export async function settleBuybacks({ db }: Connection): Promise<number> {
  const events = await queryRows(
    db,
    event,
    sql`select e.id::text, e.deployment_id as "deploymentId", e.name, e.voucher_id as "vaultId", e.amount as usdc, e.burned,
          e.tx_hash as "txHash", e.block_number as "blockNumber"
        from chain_events e join chain_deployments d on d.id = e.deployment_id
        where d.is_current and d.alarm is null and e.state = 'confirmed' and e.applied_at is null
          and not ${BOOKED_BEFORE} and (e.name = 'BoughtBack' or e.name = 'Cancelled'
            and exists (select from buybacks b where b.vault_id = e.voucher_id))
        order by e.block_number, e.log_index limit 100`,
  );
  for (const each of events) {
    const problem = await db.transaction((tx) => settle(tx, each));
    if (problem === null) continue;
    await raiseAlarm(db, each.deploymentId, problem);
    return events.indexOf(each);
  }
  return events.length;
}

/** @returns what is wrong, for the alarm; nothing has changed then */
async function settle(tx: Db, { id: eventId, name, vaultId, ...log }: BuybackEvent): Promise<string | null> {
  // Planning takes this lock too: it must not read the pot while this takes from it.
  await tx.execute(sql`select from buyback_state where id = 1 for update`);
  const open = await tx.execute(sql`
    select id from chain_events where id = ${eventId}::bigint and applied_at is null for update`);
  // Another instance was quicker.
  if (open.length === 0) return null;
  const buyback = await queryRow(
    tx,
    row,
    sql`select id, usdc, state from buybacks
        where vault_id = ${vaultId} and deployment_id = ${log.deploymentId} for update`,
  );
  if (!buyback) return `The vault has bought back as ${vaultId}, which this ledger has not planned.`;
  const { id, usdc, state } = buyback;
  if (name === 'BoughtBack') {
    if (state !== 'planned') return `The vault has carried out buyback ${id}, which is ${state}.`;
    if (log.usdc !== usdc || log.burned === null)
      return `The vault has carried out buyback ${id} otherwise than planned.`;
    if (!(await bookBuyback(tx, { id, amount: usdc }))) throw new Error(`buyback ${id} was booked before it was done`);
    await tx.execute(sql`
      update buybacks set state = 'done', closed_at = now(), burned = ${log.burned.toString()}, tx_hash = ${log.txHash},
        block_number = ${log.blockNumber} where id = ${id}`);
    await tx.execute(sql`
      update buyback_state set problem = null, problem_at = null, failures = 0, retry_at = null where id = 1`);
  } else if (state === 'planned') {
    await tx.execute(sql`update buybacks set state = 'abandoned', closed_at = now(), block_number = ${log.blockNumber}
      where id = ${id}`);
  }
  await tx.execute(
    sql`update chain_events set applied_at = now() where id = ${eventId}::bigint and applied_at is null`,
  );
  return null;
}
