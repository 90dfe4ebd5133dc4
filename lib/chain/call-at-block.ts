import type { Address, Hash, Hex } from 'viem';
import type { VaultChain } from './get-chain.ts';

/**
 * Calls a contract as of a block named by its hash (EIP-1898): a node that is behind, or on another branch, says so instead of
 * answering for another block of that height.
 */
export function callAtBlock(
  { client }: VaultChain,
  { to, data, blockHash }: { to: Address; data: Hex; blockHash: Hash },
): Promise<Hex> {
  const params = [
    { to, data },
    { blockHash, requireCanonical: true },
  ];
  return client.request<{ Parameters: unknown[]; ReturnType: Hex }>({ method: 'eth_call', params } as never);
}
