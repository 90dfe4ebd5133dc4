import { createPublicClient, defineChain, fallback, http, type PublicClient, type Transport } from 'viem';
import { NETWORKS } from './networks.ts';

export type ChainAccess = {
  readonly chainId: number;
  /** Nodes of the chain, the preferred one first. */
  readonly rpcUrls: readonly string[];
  /** How often a transaction that is waited for is looked up; default 1 s. */
  readonly pollingMs?: number;
};

const POLLING_MS = 1_000;

/** A node that says nothing for this long is passed over. */
const TIMEOUT_MS = 10_000;

/** A chain as viem wants it; only nodes from the environment are ever asked. */
export function makeChain({ chainId, rpcUrls }: ChainAccess) {
  const network = Object.values(NETWORKS).find(({ id }) => id === chainId);
  return defineChain({
    id: chainId,
    name: network?.label ?? `Chain ${chainId}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [...rpcUrls] } },
  });
}

/** Asks the first node that answers, in the order given. */
export function makeTransport(rpcUrls: readonly string[]): Transport {
  return fallback(rpcUrls.map((url) => http(url, { timeout: TIMEOUT_MS, retryCount: 1 })));
}

/**
 * A client that reads the chain. What several nodes say may lie some blocks apart: whoever compares two answers asks both
 * for a block number.
 */
export function createChainClient(access: ChainAccess): PublicClient {
  return createPublicClient({
    chain: makeChain(access),
    transport: makeTransport(access.rpcUrls),
    // Reads and not writes are what this client is for: what is seen should be new.
    cacheTime: 0,
    pollingInterval: access.pollingMs ?? POLLING_MS,
  });
}
