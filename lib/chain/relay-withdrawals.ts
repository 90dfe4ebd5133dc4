import { sql } from 'drizzle-orm';
import type { Hash, Hex } from 'viem';
import * as z from 'zod';
import { RELAY_REFUSALS_MAX } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import { ashaoVaultAbi } from './abi/ashao-vault.ts';
import { readDeployment } from './deployment.ts';
import { findCause } from './find-cause.ts';
import type { Outbox } from './find-ours.ts';
import { findQueue } from './find-queue.ts';
import type { VaultChain } from './get-chain.ts';
import { openRelayOutbox } from './relay-outbox.ts';
import { IS_RELAYABLE } from './relay-rules.ts';
import { replaceStuck } from './replace-stuck.ts';
import { findChainFault } from './require-open-chain.ts';
import type { Signer } from './signer.ts';
import { tryEach } from './try-each.ts';
import { makeVoucher } from './voucher.ts';
import { createOperatorClient } from './wallet-client.ts';
import { wasReverted } from './was-reverted.ts';

const BATCH = 20;

const waitingRow = z.object({
  id: z.string(),
  voucherId: z.string(),
  account: z.string(),
  asset: z.enum(['usdc', 'ashao']),
  amount: z.coerce.bigint(),
  deadline: z.coerce.number(),
  signature: z.string(),
  txHash: z.string().nullable(),
});
type Waiting = z.infer<typeof waitingRow>;

/**
 * Submits the vouchers that people have asked the operator to submit, oldest first. Whether one was sent before is asked of the chain, as
 * a process may have died after sending and before noting it: while anything of the relayer's waits for a block, nothing more is sent;
 * what waits for too long is replaced, see `replaceStuck`. The vault takes each voucher once, so that even two instances at once could
 * waste gas and never pay twice.
 *
 * @returns how many were sent
 */
export async function relayWithdrawals(connection: Connection, chain: VaultChain): Promise<number> {
  const { db } = connection;
  const deployment = await readDeployment(db);
  if (!chain.relayer || !deployment || findChainFault(chain, deployment)) return 0;
  const waiting = await queryRows(
    db,
    waitingRow,
    sql`select w.id, w.voucher_id as "voucherId", w.account, w.asset, w.amount, w.deadline, w.signature, r.tx_hash as "txHash"
        from withdrawal_relays r join withdrawals w on w.id = r.withdrawal_id
        where w.deployment_id = ${deployment.id} and ${IS_RELAYABLE} and r.refusals < ${RELAY_REFUSALS_MAX}
          and (r.retry_at is null or r.retry_at < now())
        order by r.created_at limit ${BATCH}`,
  );
  const { relayer } = chain;
  const outbox = openRelayOutbox(db, deployment.id);
  if (waiting.length === 0 || (await isBusy(chain, relayer, outbox))) return 0;
  return tryEach(
    waiting,
    async (each) => !(await isBusy(chain, relayer, outbox)) && relay(connection, chain, relayer, each),
  );
}

/**
 * @throws Error when it has been so for too long and can't be helped: for the log and the lag's `hasError`; people can submit by
 *   themselves
 */
async function isBusy(chain: VaultChain, relayer: Signer, outbox: Outbox): Promise<boolean> {
  const queue = await findQueue(chain, relayer.address);
  if (queue.state === 'stuck' && !(await replaceStuck(chain, relayer, { stuck: queue.stuck, outbox })))
    throw new StuckRelayerError(`what ${relayer.address} has sent waits for a block`);
  return queue.state !== 'empty';
}

/** By its name in the log, which is all that the log has of errors. */
class StuckRelayerError extends Error {
  override readonly name = 'StuckRelayerError';
}

async function relay(connection: Connection, chain: VaultChain, relayer: Signer, waiting: Waiting): Promise<boolean> {
  const { client, vault } = chain;
  const onVault = { address: vault, abi: ashaoVaultAbi } as const;
  // It is paid; its log counts when it is confirmed.
  if (await client.readContract({ ...onVault, functionName: 'used', args: [waiting.voucherId as Hex] })) return false;
  if (waiting.txHash !== null && (await wasReverted(chain, waiting.txHash as Hash))) {
    await noteRefusal(connection, waiting.id);
    return false;
  }
  const wallet = createOperatorClient(chain, relayer);
  let txHash: Hash;
  try {
    const { request } = await client.simulateContract({
      ...onVault,
      account: wallet.account,
      functionName: 'withdraw',
      args: [makeVoucher(chain, waiting), waiting.signature as Hex],
    });
    txHash = await wallet.writeContract(request);
  } catch (error) {
    // The vault is paused or at its daily cap; anything else, such as a silent node or no gas, is for the log.
    const revert = findCause(error, 'ContractFunctionRevertedError');
    if (!revert) throw error;
    await noteRefusal(connection, waiting.id);
    return false;
  }
  await connection.db.execute(
    sql`update withdrawal_relays set tx_hash = ${txHash} where withdrawal_id = ${waiting.id}`,
  );
  return true;
}

/** Tried again later, a few times: its owner can submit it all the while, and it comes back when it lapses. */
async function noteRefusal({ db }: Connection, id: string): Promise<void> {
  await db.execute(sql`update withdrawal_relays
    set tx_hash = null, refusals = refusals + 1, retry_at = now() + make_interval(secs => 30 * power(2, refusals))
    where withdrawal_id = ${id}`);
}
