import { auditReserves } from '../../lib/chain/audit-reserves.ts';
import { formatAsset } from '../../lib/chain/withdrawable.ts';
import type { Db } from '../../lib/db/connect.ts';
import { openAuditedChain } from './open-audited-chain.ts';

/**
 * Prints whether the vault holds what the ledger owes.
 * @returns whether it does; true where no chain is there to be asked
 * @throws Error when the chain's node can't be asked
 */
export async function auditVault(db: Db): Promise<boolean> {
  const chain = await openAuditedChain();
  if (!chain) {
    console.log('-       the vault holds what the ledger owes: not checked, no chain is set up or running');
    return true;
  }
  const { block, reserves } = await auditReserves(db, chain);
  for (const { asset, held, owed } of reserves) {
    const figures = `${formatAsset(asset, held)} held, ${formatAsset(asset, owed)} owed at block ${block}`;
    console.log(`${held >= owed ? 'ok    ' : 'BROKEN'}  the vault holds the ${asset} that the ledger owes: ${figures}`);
  }
  return reserves.every(({ held, owed }) => held >= owed);
}
