import type { Address } from 'viem';

export type Network = {
  readonly id: number;
  /** For people. */
  readonly label: string;
  /** USDC as its issuer deployed it, with the domain of its permits (EIP-712); null where TestUsdc stands for it. */
  readonly usdc: { readonly address: Address; readonly permitName: string; readonly permitVersion: string } | null;
  /** Uniswap's V2Router02; null where the deployment brings its own. */
  readonly router: Address | null;
  /** Where people look at transactions, without a slash at the end. */
  readonly explorerUrl: string | null;
  /** A public node, for wallets that have to be told of the network; null where only the local node knows it. */
  readonly publicRpcUrl: string | null;
};

/**
 * The networks that are prepared. Sources: USDC, developers.circle.com/stablecoins/usdc-contract-addresses; the router on
 * Base, docs.uniswap.org/contracts/v2/reference/smart-contracts/v2-deployments; the one on Base Sepolia, V2_ROUTER_ADDRESSES of
 * the npm package @uniswap/sdk-core. The deploy script checks each on chain before it relies on it.
 */
export const NETWORKS = {
  local: { id: 31_337, label: 'Local chain', usdc: null, router: null, explorerUrl: null, publicRpcUrl: null },
  'base-sepolia': {
    id: 84_532,
    label: 'Base Sepolia',
    usdc: { address: '0x036CbD53842c5426634e7929541eC2318f3dCF7e', permitName: 'USDC', permitVersion: '2' },
    router: '0x1689E7B1F10000AE47eBfE339a4f69dECd19F602',
    explorerUrl: 'https://sepolia.basescan.org',
    publicRpcUrl: 'https://sepolia.base.org',
  },
  base: {
    id: 8_453,
    label: 'Base',
    usdc: { address: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913', permitName: 'USD Coin', permitVersion: '2' },
    router: '0x4752ba5DBc23f44D87826276BF6Fd6b1C372aD24',
    explorerUrl: 'https://basescan.org',
    publicRpcUrl: 'https://mainnet.base.org',
  },
} as const satisfies Record<string, Network>;

export type NetworkName = keyof typeof NETWORKS;
