import { setTimeout as sleep } from 'node:timers/promises';
import type { Hash, PublicClient, TransactionReceipt } from 'viem';
import { findCause } from './find-cause.ts';

/**
 * Asks for a transaction's receipt until it is there.
 *
 * viem's `waitForTransactionReceipt` asks again only when a block is new. A node that names the block a moment before it
 * knows the receipts, on a chain that makes no block without a transaction, is then waited for in vain.
 *
 * @param options.timeoutMs default 60 s
 * @throws Error when it isn't there in time; what the node says when it can't be asked
 */
export async function waitForReceipt(
  client: PublicClient,
  hash: Hash,
  options: { timeoutMs?: number } = {},
): Promise<TransactionReceipt> {
  const deadline = performance.now() + (options.timeoutMs ?? 60_000);
  for (;;) {
    try {
      return await client.getTransactionReceipt({ hash });
    } catch (error) {
      if (!findCause(error, 'TransactionReceiptNotFoundError')) throw error;
      if (performance.now() > deadline)
        throw new Error(`The transaction ${hash} is in no block yet.`, { cause: error });
    }
    await sleep(client.pollingInterval);
  }
}
