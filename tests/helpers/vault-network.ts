import type { Address } from 'viem';
import { afterAll, beforeAll } from 'vitest';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { callNode } from '../../scripts/lib/chain/call-node.ts';
import { ChainWorld } from './chain-world.ts';
import { type TestNetwork, useNetwork } from './network.ts';
import { type StartedChain, startVaultChain } from './start-vault-chain.ts';

export type VaultNetwork = TestNetwork & {
  chain: {
    id: number;
    url: string;
    vault: Address;
    call(method: string, params?: readonly unknown[]): Promise<unknown>;
    /** On chain, in the smallest unit. */
    balanceOf(asset: 'usdc' | 'ashao', address: string): Promise<bigint>;
    /** Wallets, deposits and blocks, beside the server. */
    world(): ChainWorld;
  };
};

/** A built server on a chain of its own with the contracts, for one test file. */
export function useVaultNetwork(): VaultNetwork {
  const env: Record<string, string> = {};
  const holder = {} as { started: StartedChain; chain: VaultNetwork['chain'] };
  beforeAll(async () => {
    const started = await startVaultChain();
    const { chain, url } = started;
    holder.started = started;
    holder.chain = {
      id: chain.chainId,
      url,
      vault: chain.vault,
      call: (method, params = []) => callNode(url, method, params),
      balanceOf: (asset, address) =>
        chain.client.readContract({
          address: chain[asset],
          abi: ashaoTokenAbi,
          functionName: 'balanceOf',
          args: [address as Address],
        }),
      world: () => new ChainWorld(network.connection, network.database.url, url, chain),
    };
    Object.assign(env, started.env);
  });
  // Reads `env` when it starts the server, which is after the chain.
  const network = useNetwork(env);
  afterAll(() => holder.started?.stop());
  return Object.defineProperty(network as VaultNetwork, 'chain', { get: () => holder.chain });
}
