import type { Hash } from 'viem';
import type { VaultChain } from './get-chain.ts';

/** Whether a block has the transaction, and the chain refused it. One that was dropped, or never arrived, was not. */
export async function wasReverted({ client }: VaultChain, hash: Hash): Promise<boolean> {
  const receipt = await client.getTransactionReceipt({ hash }).catch((error: unknown) => {
    if (error instanceof Error && error.name === 'TransactionReceiptNotFoundError') return null;
    throw error;
  });
  return receipt?.status === 'reverted';
}
