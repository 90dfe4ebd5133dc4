import type { Hash } from 'viem';
import type { VaultChain } from './get-chain.ts';

/** A block by number or hash; null when the node doesn't know it. Every other failure is thrown. */
export async function findBlock({ client }: VaultChain, block: { blockNumber: bigint } | { blockHash: Hash }) {
  try {
    return await client.getBlock(block);
  } catch (error) {
    if (error instanceof Error && error.name === 'BlockNotFoundError') return null;
    throw error;
  }
}
