import { ALARM_CHECK, auditChain } from '../../lib/chain/audit-chain.ts';
import { auditReserves } from '../../lib/chain/audit-reserves.ts';
import type { Db } from '../../lib/db/connect.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { TREASURY_CHECKS } from '../../lib/treasury/audit.ts';
import { openAuditedChain } from './open-audited-chain.ts';

/**
 * What the audit finds broken beside the alarm itself, by name. A vault that can't be asked is one of them: an alarm is about the chain.
 */
export async function findBrokenChecks(db: Db): Promise<string[]> {
  const results = [...(await auditLedger(db, TREASURY_CHECKS)), ...(await auditChain(db))];
  const broken = results
    .filter(({ name, violations }) => name !== ALARM_CHECK && violations !== 0)
    .map(({ name }) => name);
  return [...broken, ...(await findMissingReserves(db))];
}

async function findMissingReserves(db: Db): Promise<string[]> {
  try {
    const chain = await openAuditedChain();
    if (!chain) return ['the vault could not be asked: no chain is set up or running'];
    const { reserves } = await auditReserves(db, chain);
    const missing = reserves.filter(({ held, owed }) => held < owed);
    return missing.map(({ asset }) => `the vault holds the ${asset} that the ledger owes`);
  } catch {
    // A node's error tells its URL, which may hold the operator's key.
    return ['the vault could not be asked: its node did not answer'];
  }
}
