import { WITHDRAWAL_COOLING_SECONDS, WITHDRAWAL_LIMITS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { type Deployment, readDeployment } from './deployment.ts';
import type { VaultChain } from './get-chain.ts';
import { NETWORKS } from './networks.ts';
import { findChainFault } from './require-open-chain.ts';
import type { ChainStatus } from './schemas.ts';
import { formatAsset } from './withdrawable.ts';

/** What pages and probes may know of the chain. The node's URL and words stay inside: they may hold a key. */
export async function readChainStatus(db: Db, chain: VaultChain | null): Promise<ChainStatus> {
  const deployment = chain && (await readDeployment(db));
  return {
    state: findChainFault(chain, deployment) ?? 'on',
    network: chain && describeNetwork(chain),
    withdrawals: {
      state: chain?.signer ? (chain.areWithdrawalsPaused ? 'paused' : 'on') : 'off',
      coolingSeconds: chain?.isLocal ? 0 : WITHDRAWAL_COOLING_SECONDS,
      usdc: describeLimits('usdc'),
      ashao: describeLimits('ashao'),
    },
    lag: deployment && readLag(deployment),
    asOf: new Date().toISOString(),
  };
}

/** How far the indexer is behind, in blocks and seconds. */
function readLag(deployment: Deployment): NonNullable<ChainStatus['lag']> {
  const { headNumber, headTime, cursorNumber, confirmedNumber, polledSecondsAgo, lastError } = deployment;
  const age = headTime === null ? null : Math.max(0, Math.round(Date.now() / 1_000 - headTime));
  return {
    headBlock: headNumber,
    indexedBlock: cursorNumber,
    confirmedBlock: confirmedNumber,
    blocksBehind: headNumber === null ? null : Math.max(0, headNumber - cursorNumber),
    secondsSincePoll: polledSecondsAgo === null ? null : Math.round(polledSecondsAgo),
    secondsSinceHead: age,
    hasError: lastError !== null,
  };
}

function describeNetwork(chain: VaultChain): NonNullable<ChainStatus['network']> {
  const network = Object.values(NETWORKS).find(({ id }) => id === chain.chainId);
  const { chainId, vault, usdc, ashao, confirmations, isLocal } = chain;
  const label = network?.label ?? `Chain ${chainId}`;
  const hasFaucet = chain.faucet !== null;
  // The local node's address holds no key, and the wallet that is told of it is on the same machine.
  const walletRpcUrl = isLocal ? (chain.rpcUrls[0] ?? null) : (network?.publicRpcUrl ?? null);
  const explorerUrl = network?.explorerUrl ?? null;
  return { chainId, label, explorerUrl, walletRpcUrl, vault, usdc, ashao, confirmations, hasFaucet };
}

function describeLimits(asset: 'usdc' | 'ashao') {
  const { min, personPerDay, totalPerDay } = WITHDRAWAL_LIMITS[asset];
  return {
    min: formatAsset(asset, min),
    personPerDay: formatAsset(asset, personPerDay),
    totalPerDay: formatAsset(asset, totalPerDay),
  };
}
