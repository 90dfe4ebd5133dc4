import { sql } from 'drizzle-orm';
import type { Hash } from 'viem';
import { ashaoVaultAbi } from '../chain/abi/ashao-vault.ts';
import { readDeployment } from '../chain/deployment.ts';
import { findQueue } from '../chain/find-queue.ts';
import type { VaultChain } from '../chain/get-chain.ts';
import { replaceStuck } from '../chain/replace-stuck.ts';
import { findChainFault } from '../chain/require-open-chain.ts';
import type { Signer } from '../chain/signer.ts';
import { createOperatorClient } from '../chain/wallet-client.ts';
import { wasReverted } from '../chain/was-reverted.ts';
import type { Connection } from '../db/connect.ts';
import { openBuybackOutbox } from './buyback-outbox.ts';
import { explainRevert } from './explain-revert.ts';
import { holdBack } from './hold-back.ts';
import { isHeldBack, type PlannedBuyback, readPlannedBuyback } from './planned-buyback.ts';

/**
 * Sends the planned buyback, when the chain doesn't show that it was sent. A process may have died after sending and before
 * noting it: the vault takes each id once, so that sending it again costs gas at worst and never buys twice.
 */
export async function sendBuyback(connection: Connection, chain: VaultChain): Promise<void> {
  const { db } = connection;
  const deployment = await readDeployment(db);
  if (!chain.treasurer || !deployment || findChainFault(chain, deployment)) return;
  const planned = await readPlannedBuyback(db, deployment.id);
  if (!planned || (await isHeldBack(db))) return;
  const { client, vault, treasurer } = chain;
  const queue = await findQueue(chain, treasurer.address);
  // Also for one that comes too late: what waits may be that one, or the one before, and keeps the next from its turn.
  if (queue.state === 'stuck')
    return freeQueue(connection, chain, treasurer, {
      stuck: queue.stuck,
      outbox: openBuybackOutbox(db, deployment.id),
    });
  if (queue.state === 'waiting') return;
  const { timestamp } = await client.getBlock();
  // Too late: shown by a confirmed block, it is abandoned.
  if (Number(timestamp) > planned.deadline) return;
  const onVault = { address: vault, abi: ashaoVaultAbi } as const;
  // It is done; its log counts when it is confirmed.
  if (await client.readContract({ ...onVault, functionName: 'used', args: [planned.vaultId] })) return;
  if (planned.txHash !== null && (await wasReverted(chain, planned.txHash))) {
    await db.execute(sql`update buybacks set tx_hash = null where id = ${planned.id} and state = 'planned'`);
    return holdBack(connection, 'reverted');
  }
  await send(connection, chain, treasurer, planned);
}

type Stuck = Parameters<typeof replaceStuck>[2];

/** What the treasurer has sent waits for too long: it is replaced, or told of. */
async function freeQueue(connection: Connection, chain: VaultChain, treasurer: Signer, stuck: Stuck): Promise<void> {
  try {
    if (!(await replaceStuck(chain, treasurer, stuck))) await holdBack(connection, 'stuck');
  } catch (error) {
    const problem = explainRevert(error);
    if (problem === null) throw error;
    await holdBack(connection, problem);
  }
}

async function send(connection: Connection, chain: VaultChain, treasurer: Signer, planned: PlannedBuyback) {
  const { id, vaultId, usdc, ashaoMin, deadline } = planned;
  const wallet = createOperatorClient(chain, treasurer);
  let txHash: Hash;
  try {
    const { request } = await chain.client.simulateContract({
      account: wallet.account,
      address: chain.vault,
      abi: ashaoVaultAbi,
      functionName: 'buyback',
      args: [vaultId, usdc, ashaoMin, BigInt(deadline)],
    });
    txHash = await wallet.writeContract(request);
  } catch (error) {
    const problem = explainRevert(error);
    if (problem === null) throw error;
    return holdBack(connection, problem);
  }
  await connection.db.execute(sql`update buybacks set tx_hash = ${txHash} where id = ${id} and state = 'planned'`);
}
