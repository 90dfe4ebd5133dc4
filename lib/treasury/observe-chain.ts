import { sql } from 'drizzle-orm';
import { ashaoTokenAbi } from '../chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../chain/abi/ashao-vault.ts';
import { readDeployment } from '../chain/deployment.ts';
import type { VaultChain } from '../chain/get-chain.ts';
import { type ConfirmedBlock, readConfirmedBlock } from '../chain/read-confirmed-block.ts';
import { findChainFault } from '../chain/require-open-chain.ts';
import type { Connection } from '../db/connect.ts';
import { cumulativeAt } from './price.ts';
import { readPair } from './read-pair.ts';

/** Nodes keep the state of the newest 128 blocks only: while the indexer is further behind, there is nothing to ask. */
const BEHIND_MAX = 120;

/**
 * Stores what the chain says at the newest confirmed block: pair, vault and supply. Requests read these rows and never ask a node,
 * so that nobody can make the server ask one.
 */
export async function observeChain({ db }: Connection, chain: VaultChain): Promise<void> {
  const deployment = await readDeployment(db);
  if (!deployment || findChainFault(chain, deployment)) return;
  const block = await readConfirmedBlock(db, deployment);
  if (!block || (deployment.headNumber ?? 0) - block.number > BEHIND_MAX) return;
  // What lies after the newest confirmed block is of a local chain that has forgotten its newest blocks.
  await db.execute(sql`delete from chain_observations where deployment_id = ${deployment.id}
    and block_number > ${block.number}`);
  const known = await db.execute(sql`
    update chain_observations set seen_at = coalesce(d.polled_at, now()) from chain_deployments d
    where d.id = deployment_id and deployment_id = ${deployment.id} and block_number = ${block.number}
      and block_time = ${block.time}
    returning block_number`);
  if (known.length > 0) return;
  const seen = await ask(chain, block);
  await db.execute(sql`
    insert into chain_observations (deployment_id, block_number, block_time, price_cumulative, pair_usdc, pair_ashao,
      traded_at, vault_usdc, vault_ashao, total_supply, is_paused)
    values (${deployment.id}, ${block.number}, ${block.time}, ${seen.priceCumulative.toString()},
      ${seen.pairUsdc.toString()}, ${seen.pairAshao.toString()}, ${seen.tradedAt}, ${seen.vaultUsdc.toString()},
      ${seen.vaultAshao.toString()}, ${seen.totalSupply.toString()}, ${seen.isPaused})
    on conflict (deployment_id, block_number) do update set block_time = excluded.block_time,
      price_cumulative = excluded.price_cumulative, pair_usdc = excluded.pair_usdc, pair_ashao = excluded.pair_ashao,
      traded_at = excluded.traded_at, vault_usdc = excluded.vault_usdc, vault_ashao = excluded.vault_ashao,
      total_supply = excluded.total_supply, is_paused = excluded.is_paused, seen_at = now()`);
}

async function ask(chain: VaultChain, { number, time }: ConfirmedBlock) {
  const { client, vault, usdc, ashao } = chain;
  const blockNumber = BigInt(number);
  const balanceOf = (address: `0x${string}`) =>
    client.readContract({ address, abi: ashaoTokenAbi, functionName: 'balanceOf', args: [vault], blockNumber });
  const [pair, vaultUsdc, vaultAshao, totalSupply, isPaused] = await Promise.all([
    readPair(chain, blockNumber),
    balanceOf(usdc),
    balanceOf(ashao),
    client.readContract({ address: ashao, abi: ashaoTokenAbi, functionName: 'totalSupply', blockNumber }),
    client.readContract({ address: vault, abi: ashaoVaultAbi, functionName: 'paused', blockNumber }),
  ]);
  return {
    priceCumulative: cumulativeAt(pair, time),
    pairUsdc: pair.usdc,
    pairAshao: pair.ashao,
    tradedAt: Number(pair.tradedAt),
    vaultUsdc,
    vaultAshao,
    totalSupply,
    isPaused,
  };
}
