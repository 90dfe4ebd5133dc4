import type { Address } from 'viem';
import { afterAll, beforeAll } from 'vitest';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { createChainClient } from '../../lib/chain/public-client.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';
import { callNode } from '../../scripts/lib/chain/call-node.ts';
import { deployLocally } from '../../scripts/lib/chain/local-deployment.ts';
import { spawnAnvil } from '../../scripts/lib/chain/spawn-anvil.ts';
import { findFreePort } from '../../scripts/lib/find-free-port.ts';
import { type TestNetwork, useNetwork } from './network.ts';

const CHAIN_ID = 31_337;

export type VaultNetwork = TestNetwork & {
  chain: {
    id: number;
    url: string;
    vault: Address;
    call(method: string, params?: readonly unknown[]): Promise<unknown>;
    /** On chain, in the smallest unit. */
    balanceOf(asset: 'usdc' | 'ashao', address: string): Promise<bigint>;
  };
};

/** A built server on a chain of its own with the contracts, for one test file. */
export function useVaultNetwork(): VaultNetwork {
  const env: Record<string, string> = {};
  const holder = {} as { chain: VaultNetwork['chain']; stop: () => void };
  beforeAll(async () => {
    const anvil = await spawnAnvil({ port: await findFreePort() });
    holder.stop = () => void anvil.child.kill('SIGKILL');
    const { vault, usdc, ashao, pair, router } = await deployLocally(anvil.url);
    const tokens = { usdc, ashao };
    const client = createChainClient({ chainId: CHAIN_ID, rpcUrls: [anvil.url], pollingMs: 20 });
    holder.chain = {
      id: CHAIN_ID,
      url: anvil.url,
      vault,
      call: (method, params = []) => callNode(anvil.url, method, params),
      balanceOf: (asset, address) =>
        client.readContract({
          address: tokens[asset],
          abi: ashaoTokenAbi,
          functionName: 'balanceOf',
          args: [address as Address],
        }),
    };
    Object.assign(env, {
      CHAIN_ID: String(CHAIN_ID),
      RPC_URL: anvil.url,
      VAULT_ADDRESS: vault,
      ASHAO_ADDRESS: ashao,
      USDC_ADDRESS: usdc,
      PAIR_ADDRESS: pair,
      ROUTER_ADDRESS: router,
      VOUCHER_SIGNER_KEY: DEVELOPMENT_KEYS.signer,
      TREASURER_KEY: DEVELOPMENT_KEYS.treasurer,
      FAUCET_KEY: DEVELOPMENT_KEYS.faucet,
    });
  });
  // Reads `env` when it starts the server, which is after the chain.
  const network = useNetwork(env);
  afterAll(() => holder.stop?.());
  return Object.defineProperty(network as VaultNetwork, 'chain', { get: () => holder.chain });
}
