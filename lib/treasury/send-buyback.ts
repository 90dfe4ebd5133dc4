import { sql } from 'drizzle-orm';
import type { Hash } from 'viem';
import { ashaoVaultAbi } from '../chain/abi/ashao-vault.ts';
import { readDeployment } from '../chain/deployment.ts';
import { findQueue } from '../chain/find-queue.ts';
import type { VaultChain } from '../chain/get-chain.ts';
import { findChainFault } from '../chain/require-open-chain.ts';
import type { Signer } from '../chain/signer.ts';
import { createOperatorClient } from '../chain/wallet-client.ts';
import type { Connection } from '../db/connect.ts';
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
  const { client, vault } = chain;
  const { timestamp } = await client.getBlock();
  // Too late: shown by a confirmed block, it is abandoned.
  if (Number(timestamp) > planned.deadline) return;
  const onVault = { address: vault, abi: ashaoVaultAbi } as const;
  // It is done; its log counts when it is confirmed.
  if (await client.readContract({ ...onVault, functionName: 'used', args: [planned.vaultId] })) return;
  const fate = await findFate(chain, chain.treasurer, planned);
  if (fate === 'waiting') return;
  if (fate === 'stuck') return holdBack(connection, 'stuck');
  if (fate === 'reverted') {
    await db.execute(sql`update buybacks set tx_hash = null where id = ${planned.id} and state = 'planned'`);
    return holdBack(connection, 'reverted');
  }
  await send(connection, chain, chain.treasurer, planned);
}

/** What has become of what was sent before. */
async function findFate(chain: VaultChain, { address }: Signer, { txHash }: PlannedBuyback) {
  const queue = await findQueue(chain, address);
  if (queue !== 'empty') return queue;
  if (txHash === null) return 'not sent';
  const receipt = await chain.client.getTransactionReceipt({ hash: txHash }).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'TransactionReceiptNotFoundError') return null;
    throw error;
  });
  return receipt?.status === 'reverted' ? 'reverted' : 'not sent';
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
