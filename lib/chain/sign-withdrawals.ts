import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { VOUCHER_SECONDS } from '../constants.ts';
import type { Connection, Db } from '../db/connect.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import { readDeployment } from './deployment.ts';
import type { VaultChain } from './get-chain.ts';
import { findChainFault } from './require-open-chain.ts';
import { tryEach } from './try-each.ts';
import { makeVoucher, signVoucher } from './voucher.ts';

const BATCH = 50;
/** A voucher near its end isn't signed: it lapses and is returned. */
const isSignable = sql`(w.deadline is null or w.deadline > extract(epoch from now()) + ${VOUCHER_SECONDS / 4})`;

/** Whether vouchers are signed here and now. */
export async function maySign(db: Db, chain: VaultChain): Promise<boolean> {
  if (!chain.signer || chain.areWithdrawalsPaused) return false;
  return findChainFault(chain, await readDeployment(db)) === null;
}

/**
 * Signs what was requested and, for a crash or a silent signer, not signed yet. One that can't be signed keeps nobody else from
 * their voucher.
 *
 * @returns how many
 */
export async function signWithdrawals(connection: Connection, chain: VaultChain): Promise<number> {
  const { db } = connection;
  if (!(await maySign(db, chain))) return 0;
  const waiting = await queryRows(
    db,
    z.object({ id: z.string() }),
    sql`select w.id from withdrawals w join chain_deployments d on d.id = w.deployment_id and d.is_current
        -- In no fixed order: those that fail must not be the first of every round.
        where w.state = 'requested' and ${isSignable} order by random() limit ${BATCH}`,
  );
  return tryEach(waiting, async ({ id }) => {
    await fixVoucher(db, id);
    await signWithdrawal(connection, chain, id);
    return true;
  });
}

/**
 * Writes down when the voucher ends, before anything is signed: from here on it has one content, and signing it again after a
 * crash gives the same promise. On whichever clock is ahead, as the chain's decides.
 */
export async function fixVoucher(db: Db, id: string): Promise<void> {
  await db.execute(sql`
    update withdrawals w
    set deadline = greatest(extract(epoch from now())::bigint, coalesce(d.head_time, 0)) + ${VOUCHER_SECONDS}
    from chain_deployments d
    where w.id = ${id} and w.state = 'requested' and w.deadline is null
      and d.id = w.deployment_id and d.is_current and d.alarm is null and d.mismatch is null`);
}

const fixed = z.object({
  voucherId: z.string(),
  account: z.string(),
  asset: z.enum(['usdc', 'ashao']),
  amount: z.coerce.bigint(),
  deadline: z.coerce.number(),
});

/** Signs a fixed voucher, unless it is near its end, and stores the signature. */
export async function signWithdrawal({ db }: Connection, chain: VaultChain, id: string): Promise<void> {
  const row = await queryRow(
    db,
    fixed,
    sql`select w.voucher_id as "voucherId", w.account, w.asset, w.amount, w.deadline
        from withdrawals w join chain_deployments d on d.id = w.deployment_id
        where w.id = ${id} and w.state = 'requested' and w.deadline is not null and ${isSignable}
          and d.is_current and d.alarm is null and d.mismatch is null`,
  );
  if (!row) return;
  // Outside of any transaction: a key management service takes its time.
  const signature = await signVoucher(chain, makeVoucher(chain, row));
  await db.execute(sql`
    update withdrawals set state = 'signed', signature = ${signature}
    where id = ${id} and state = 'requested' and deadline = ${row.deadline}`);
}
