import { sql } from 'drizzle-orm';
import type { Hex } from 'viem';
import * as z from 'zod';
import { VOUCHER_SECONDS } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import { bookWithdrawalReturned } from '../ledger/bridge.ts';
import { type Deployment, readDeployment } from './deployment.ts';
import type { VaultChain } from './get-chain.ts';
import { type ConfirmedBlock, readConfirmedBlock } from './read-confirmed-block.ts';
import { findChainFault } from './require-open-chain.ts';
import { tryEach } from './try-each.ts';
import { wasUsed } from './was-used.ts';

const BATCH = 50;

/**
 * Gives back what can't be paid any more: vouchers whose deadline lies before a confirmed block at which the vault still says
 * that they were not used. Time passes on the chain only, so that a stopped chain returns nothing.
 * @returns how many
 */
export async function returnWithdrawals(connection: Connection, chain: VaultChain): Promise<number> {
  const { db } = connection;
  const deployment = await readDeployment(db);
  if (!deployment || findChainFault(chain, deployment)) return 0;
  let returned = 0;
  // The one that fails doesn't keep the other from its work.
  await tryEach([returnUnpromised, returnLapsed], async (part) => {
    returned += await part(connection, chain, deployment);
    return true;
  });
  return returned;
}

async function returnLapsed(connection: Connection, chain: VaultChain, deployment: Deployment): Promise<number> {
  const { db } = connection;
  const proof = await readConfirmedBlock(db, deployment);
  if (!proof) return 0;
  const lapsed = await queryRows(
    db,
    z.object({ id: z.string(), voucherId: z.string() }),
    sql`select id, voucher_id as "voucherId" from withdrawals
        where state in ('requested', 'signed') and deployment_id = ${deployment.id} and deadline < ${proof.time}
        order by random() limit ${BATCH}`,
  );
  return tryEach(lapsed, async ({ id, voucherId }) => {
    return !(await wasUsed(chain, proof.hash, voucherId as Hex)) && giveBack(connection, id, proof);
  });
}

/** Guarded by what was proven: the deadline lies before the block, and no payment was seen, not even an unconfirmed one. */
function giveBack({ db }: Connection, id: string, proof: ConfirmedBlock): Promise<boolean> {
  return db.transaction(async (tx) => {
    const row = await queryRow(
      tx,
      closed,
      sql`update withdrawals w set state = 'expired', closed_at = now(), proof_block = ${proof.number}
          from chain_deployments d
          where w.id = ${id} and w.state in ('requested', 'signed') and w.deadline < ${proof.time}
            and d.id = w.deployment_id and d.is_current and d.alarm is null and d.mismatch is null
            and not exists (select from chain_events e
              where e.voucher_id = w.voucher_id and e.deployment_id = w.deployment_id and e.state <> 'orphaned')
          returning w.user_id as "userId", w.asset, w.amount`,
    );
    if (row) await bookWithdrawalReturned(tx, { id, ...row });
    return row !== null;
  });
}

const closed = z.object({ userId: z.string(), asset: z.enum(['usdc', 'ashao']), amount: z.coerce.bigint() });

/** Requests that nobody could sign for as long as a voucher lives, the operator's pause included: nothing was promised. */
async function returnUnpromised({ db }: Connection): Promise<number> {
  const stale = sql`state = 'requested' and deadline is null
    and created_at < now() - make_interval(secs => ${VOUCHER_SECONDS})`;
  const rows = await queryRows(
    db,
    z.object({ id: z.string() }),
    sql`select id from withdrawals where ${stale} order by random() limit ${BATCH}`,
  );
  return tryEach(rows, ({ id }) =>
    db.transaction(async (tx) => {
      const row = await queryRow(
        tx,
        closed,
        sql`update withdrawals set state = 'expired', closed_at = now() where id = ${id} and ${stale}
            returning user_id as "userId", asset, amount`,
      );
      if (row) await bookWithdrawalReturned(tx, { id, ...row });
      return row !== null;
    }),
  );
}
