import type { VaultChain } from '../../lib/chain/get-chain.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';
import { deployLocally } from '../../scripts/lib/chain/local-deployment.ts';
import { spawnAnvil } from '../../scripts/lib/chain/spawn-anvil.ts';
import { findFreePort } from '../../scripts/lib/find-free-port.ts';
import { makeVaultChain } from './chain-world.ts';

export type StartedChain = {
  url: string;
  chain: VaultChain;
  /** What a server must be told to stand on it. */
  env: Record<string, string>;
  stop(): void;
};

/** A local chain of its own with the contracts on it. */
export async function startVaultChain(): Promise<StartedChain> {
  const anvil = await spawnAnvil({ port: await findFreePort() });
  const deployment = await deployLocally(anvil.url);
  const chain = makeVaultChain(anvil.url, deployment);
  return {
    url: anvil.url,
    chain,
    env: {
      CHAIN_ID: String(chain.chainId),
      RPC_URL: anvil.url,
      VAULT_ADDRESS: chain.vault,
      ASHAO_ADDRESS: chain.ashao,
      USDC_ADDRESS: chain.usdc,
      PAIR_ADDRESS: chain.pair,
      ROUTER_ADDRESS: chain.router,
      VOUCHER_SIGNER_KEY: DEVELOPMENT_KEYS.signer,
      TREASURER_KEY: DEVELOPMENT_KEYS.treasurer,
      FAUCET_KEY: DEVELOPMENT_KEYS.faucet,
    },
    stop: () => void anvil.child.kill('SIGKILL'),
  };
}
