import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Connection, Db } from '../db/connect.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import { bookWithdrawalPaid, bookWithdrawalReturned } from '../ledger/bridge.ts';
import { BOOKED_BEFORE } from './booked-before.ts';
import { raiseAlarm } from './raise-alarm.ts';
import { tryEach } from './try-each.ts';

const event = z.object({
  id: z.string(),
  deploymentId: z.number(),
  name: z.enum(['Withdrawn', 'Cancelled']),
  voucherId: z.string(),
  account: z.string().nullable(),
  asset: z.enum(['usdc', 'ashao']).nullable(),
  amount: z.coerce.bigint().nullable(),
});
type ChainEvent = z.infer<typeof event>;

const BATCH = 100;

/**
 * Follows the vault's confirmed payments and cancellations, each in a transaction of its own; each voucher has one at most, so
 * that their order is no matter. A payment that this ledger has not promised raises the alarm: somebody else has a signer's key.
 * @returns how many
 */
export async function settleWithdrawals({ db }: Connection): Promise<number> {
  const events = await queryRows(
    db,
    event,
    sql`select e.id::text, e.deployment_id as "deploymentId", e.name, e.voucher_id as "voucherId", e.account, e.asset,
          e.amount
        from chain_events e join chain_deployments d on d.id = e.deployment_id
        where d.is_current and d.alarm is null and e.state = 'confirmed' and e.applied_at is null
          and not ${BOOKED_BEFORE} and (e.name = 'Withdrawn' or e.name = 'Cancelled'
            and exists (select from withdrawals w where w.voucher_id = e.voucher_id))
        -- In no fixed order: those that fail must not be the first of every round.
        order by random() limit ${BATCH}`,
  );
  let hasAlarm = false;
  return tryEach(events, async (each) => {
    if (hasAlarm) return false;
    const problem = await db.transaction((tx) => settle(tx, each));
    if (problem === null) return true;
    hasAlarm = true;
    await raiseAlarm(db, each.deploymentId, problem);
    return false;
  });
}

const withdrawal = z.object({
  id: z.string(),
  userId: z.string(),
  account: z.string(),
  asset: z.enum(['usdc', 'ashao']),
  amount: z.coerce.bigint(),
  state: z.enum(['requested', 'signed', 'paid', 'expired', 'cancelled']),
});

/** @returns what is wrong, for the alarm; nothing has changed then */
async function settle(tx: Db, { id, deploymentId, name, voucherId, ...paid }: ChainEvent): Promise<string | null> {
  // Read before by two instances, it is settled by one: the other waits here and finds it done.
  const own = await queryRow(
    tx,
    z.object({ id: z.string() }),
    sql`select id::text from chain_events
        where id = ${id}::bigint and state = 'confirmed' and applied_at is null for update`,
  );
  if (!own) return null;
  const row = await queryRow(
    tx,
    withdrawal,
    sql`select id, user_id as "userId", account, asset, amount, state from withdrawals
        where voucher_id = ${voucherId} and deployment_id = ${deploymentId} for update`,
  );
  if (!row) return `The vault has paid voucher ${voucherId}, which this ledger has not made.`;
  const { asset, amount, userId } = row;
  const isOpen = row.state === 'requested' || row.state === 'signed';
  if (name === 'Withdrawn') {
    if (!isOpen) return `The vault has paid withdrawal ${row.id}, which is ${row.state}.`;
    if (paid.account !== row.account || paid.asset !== asset || paid.amount !== amount)
      return `The vault has paid withdrawal ${row.id} otherwise than it was signed.`;
    await bookWithdrawalPaid(tx, { id: row.id, asset, amount });
    await close(tx, row.id, 'paid');
  } else if (isOpen) {
    await bookWithdrawalReturned(tx, { id: row.id, asset, amount, userId });
    await close(tx, row.id, 'cancelled');
  }
  await tx.execute(sql`
    update chain_events set applied_at = now(), user_id = ${userId} where id = ${id}::bigint and applied_at is null`);
  return null;
}

async function close(tx: Db, id: string, state: 'paid' | 'cancelled'): Promise<void> {
  await tx.execute(sql`update withdrawals set state = ${state}, closed_at = now() where id = ${id}`);
}
