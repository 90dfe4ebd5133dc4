import { defineChain } from 'viem';
import { createConfig, http, injected } from 'wagmi';
import type { NetworkMode } from './connect-context.tsx';
import { announceDevelopmentWallet } from './development-wallet.ts';

let config: ReturnType<typeof createWalletConfig> | undefined;

/**
 * One configuration for the page's life: each one listens for wallets. The development wallet is announced before it,
 * as wagmi sets up every wallet a second time when another one turns up late.
 */
export function getWalletConfig({ isLocal, chainId }: NetworkMode) {
  if (isLocal) announceDevelopmentWallet(chainId);
  config ??= createWalletConfig(chainId);
  return config;
}

/**
 * wagmi's configuration for the connect dialog: wallets found through EIP-6963, and `window.ethereum` for those that
 * are older. Nothing is remembered: after a reload the session's cookie says who is signed in, no wallet is asked.
 */
function createWalletConfig(chainId: number) {
  // Only signatures are asked for here, so that the chain's address is never called.
  const chain = defineChain({
    id: chainId,
    name: `Chain ${chainId}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [] } },
  });
  return createConfig({
    chains: [chain],
    transports: { [chainId]: http() },
    connectors: [injected()],
    // Not an empty storage: with one, every drawing of a WagmiProvider that does not reconnect drops the connections.
    storage: null,
    multiInjectedProviderDiscovery: true,
  });
}
