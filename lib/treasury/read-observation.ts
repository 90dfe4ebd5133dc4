import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { readDeployment } from '../chain/deployment.ts';
import type { VaultChain } from '../chain/get-chain.ts';
import { findChainFault } from '../chain/require-open-chain.ts';
import { PRICE_STALE_SECONDS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import type { ChainGap } from './schemas.ts';

const observationRow = z.object({
  deploymentId: z.number(),
  blockNumber: z.coerce.number(),
  blockTime: z.coerce.number(),
  priceCumulative: z.coerce.bigint(),
  pairUsdc: z.coerce.bigint(),
  pairAshao: z.coerce.bigint(),
  tradedAt: z.coerce.number(),
  vaultUsdc: z.coerce.bigint(),
  vaultAshao: z.coerce.bigint(),
  totalSupply: z.coerce.bigint(),
  isPaused: z.boolean(),
  seenSecondsAgo: z.coerce.number(),
  blockSecondsAgo: z.coerce.number(),
});
export type ChainObservation = z.infer<typeof observationRow>;

/** The newest observation of the chain, or why there is none that may be relied on. No node is asked. */
export async function readObservation(
  db: Db,
  chain: VaultChain | null,
): Promise<{ observation: ChainObservation; reason: null } | { observation: null; reason: ChainGap }> {
  const deployment = chain && (await readDeployment(db));
  const fault = findChainFault(chain, deployment);
  if (fault !== null || !deployment) return { observation: null, reason: fault ?? 'off' };
  const observation = await queryRow(
    db,
    observationRow,
    sql`select deployment_id as "deploymentId", block_number as "blockNumber", block_time as "blockTime",
          price_cumulative as "priceCumulative", pair_usdc as "pairUsdc", pair_ashao as "pairAshao",
          traded_at as "tradedAt", vault_usdc as "vaultUsdc", vault_ashao as "vaultAshao",
          total_supply as "totalSupply", is_paused as "isPaused",
          extract(epoch from now() - seen_at) as "seenSecondsAgo",
          extract(epoch from now()) - block_time as "blockSecondsAgo"
        from chain_observations where deployment_id = ${deployment.id} order by block_number desc limit 1`,
  );
  if (!observation) return { observation: null, reason: 'starting' };
  // A chain of one's own makes blocks when somebody acts; any other that stands still says nothing of now.
  const age = chain?.isLocal
    ? observation.seenSecondsAgo
    : Math.max(observation.seenSecondsAgo, observation.blockSecondsAgo);
  return age > PRICE_STALE_SECONDS ? { observation: null, reason: 'stale' } : { observation, reason: null };
}
