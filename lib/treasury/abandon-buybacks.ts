import { sql } from 'drizzle-orm';
import { readDeployment } from '../chain/deployment.ts';
import type { VaultChain } from '../chain/get-chain.ts';
import { readConfirmedBlock } from '../chain/read-confirmed-block.ts';
import { findChainFault } from '../chain/require-open-chain.ts';
import { wasUsed } from '../chain/was-used.ts';
import type { Connection } from '../db/connect.ts';
import { readPlannedBuyback } from './planned-buyback.ts';

/**
 * Gives up a buyback that can't be carried out any more: its deadline lies before a confirmed block at which the vault says that
 * it was not. The pot was never touched. Time passes on the chain only.
 * @returns whether there was one
 */
export async function abandonBuybacks({ db }: Connection, chain: VaultChain): Promise<boolean> {
  const deployment = await readDeployment(db);
  if (!deployment || findChainFault(chain, deployment)) return false;
  const planned = await readPlannedBuyback(db, deployment.id);
  const proof = planned && (await readConfirmedBlock(db, deployment));
  if (!planned || !proof || proof.time <= planned.deadline) return false;
  if (await wasUsed(chain, proof.hash, planned.vaultId)) return false;
  // Guarded by what was proven, and no log of it was seen, not even an unconfirmed one.
  const closed = await db.execute(sql`
    update buybacks b set state = 'abandoned', closed_at = now(), block_number = ${proof.number}
    from chain_deployments d
    where b.id = ${planned.id} and b.state = 'planned' and b.deadline < ${proof.time}
      and d.id = b.deployment_id and d.is_current and d.alarm is null and d.mismatch is null
      and not exists (select from chain_events e
        where e.voucher_id = b.vault_id and e.deployment_id = b.deployment_id and e.state <> 'orphaned')
    returning b.id`);
  return closed.length > 0;
}
