import type { Db } from '../db/connect.ts';
import { AppError } from '../errors.ts';
import { type Deployment, readDeployment } from './deployment.ts';
import type { VaultChain } from './get-chain.ts';

/** Why nothing can be moved between chain and ledger. */
type Reason = 'off' | 'starting' | 'other_chain' | 'alarm';

const SENTENCES: Readonly<Record<Reason, string>> = {
  off: 'Deposits and withdrawals are off here: no chain is set up.',
  starting: 'The chain has not been reached yet. Try again in a minute.',
  other_chain: 'The chain is another one than the balances stand on. The operator has to look.',
  alarm: 'Deposits and withdrawals are stopped while the operator checks the chain. Nothing has moved.',
};

export function chainOff(reason: Reason): AppError {
  return new AppError('chain_off', SENTENCES[reason], { reason });
}

/** Why the chain can't be used; null when it can. */
export function findChainFault(chain: VaultChain | null, deployment: Deployment | null): Reason | null {
  if (!chain) return 'off';
  if (!deployment) return 'starting';
  const isOther = deployment.chainId !== chain.chainId || deployment.vault !== chain.vault;
  if (isOther || deployment.mismatch !== null) return 'other_chain';
  return deployment.alarm === null ? null : 'alarm';
}

/** The chain and where the indexer stands with it. @throws AppError `chain_off` with `reason` */
export async function requireOpenChain(
  db: Db,
  chain: VaultChain | null,
): Promise<{ chain: VaultChain; deployment: Deployment }> {
  const deployment = chain && (await readDeployment(db));
  const fault = findChainFault(chain, deployment);
  if (fault !== null || !chain || !deployment) throw chainOff(fault ?? 'off');
  return { chain, deployment };
}
