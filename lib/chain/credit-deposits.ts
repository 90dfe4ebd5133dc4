import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Connection, Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import { depositAshao, depositUsdc } from '../ledger/grant.ts';
import { BOOKED_BEFORE } from './booked-before.ts';
import { tryEach } from './try-each.ts';

const deposit = z.object({
  id: z.string(),
  txHash: z.string(),
  logIndex: z.number(),
  deploymentId: z.number(),
  asset: z.enum(['usdc', 'ashao']),
  amount: z.coerce.bigint(),
});

const BATCH = 100;

/** Confirmed deposits into the ledger's chain that nobody was credited with yet. Nothing counts while an alarm is on. */
const WAITING = sql`chain_events e join chain_deployments d on d.id = e.deployment_id
  where d.is_current and d.alarm is null and e.name = 'Deposited' and e.state = 'confirmed' and e.applied_at is null
    and not ${BOOKED_BEFORE}`;

/**
 * Credits confirmed deposits to those who have an account, each in a transaction of its own. The others' wait for their
 * wallet's first sign-in.
 * @returns how many
 */
export async function creditDeposits({ db }: Connection): Promise<number> {
  const people = await queryRows(
    db,
    z.object({ userId: z.string(), address: z.string() }),
    sql`select u.id as "userId", u.address from users u
        where u.address in (select e.account from ${WAITING})
        -- In no fixed order: those that fail must not be the first of every round.
        order by random() limit ${BATCH}`,
  );
  let credited = 0;
  await tryEach(people, async ({ userId, address }) => {
    credited += await db.transaction(async (tx) => {
      // The account can't be deleted until this ends; one that was deleted in between keeps waiting.
      const open = await tx.execute(sql`select id from users
        where id = ${userId} and address = ${address} and deleted_at is null for key share`);
      return open.length === 0 ? 0 : creditDepositsOf(tx, { userId, address });
    });
    return true;
  });
  return credited;
}

/**
 * Credits what a wallet has deposited, in the caller's transaction: marking the event and booking are one. The caller holds
 * the person's row, so that locks are taken in the order person, events, accounts.
 */
export async function creditDepositsOf(tx: Db, { userId, address }: { userId: string; address: string }) {
  const deposits = await queryRows(
    tx,
    deposit,
    sql`select e.id::text, e.tx_hash as "txHash", e.log_index as "logIndex", e.deployment_id as "deploymentId",
          e.asset, e.amount from ${WAITING} and e.account = ${address}
        -- $ASHAO first: the order in which a claim of rewards locks the same two accounts.
        order by e.asset, e.id for update of e`,
  );
  for (const { id, asset, amount, ...log } of deposits) {
    await tx.execute(sql`update chain_events set applied_at = now(), user_id = ${userId} where id = ${id}::bigint`);
    const key = `${log.deploymentId}:${log.txHash}:${log.logIndex}`;
    const isNew =
      asset === 'usdc'
        ? await depositUsdc(tx, { userId, micro: amount, key })
        : await depositAshao(tx, { userId, amount, key });
    // The key is the last guard: an event that was booked and not marked must not be taken for credited quietly.
    if (!isNew) throw new Error(`deposit ${key} was booked before its event was marked`);
  }
  return deposits.length;
}
