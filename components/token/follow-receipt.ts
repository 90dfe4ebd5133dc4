import type { Hash, ReplacementReturnType } from 'viem';
import { transactionStrings } from '@/lib/strings/transaction.ts';
import type { OpenWallet } from './open-wallet.ts';
import { TransactionProblem } from './transaction-problem.ts';

const strings = transactionStrings.errors;

/**
 * Waits for the block, as far as the wallet tells of it.
 *
 * @param onRepriced the person has sent the same with more gas: it goes by another hash from here on
 * @throws TransactionProblem when it is certain that nothing comes of it. Silence is not: the server follows the chain itself.
 */
export async function followReceipt(wallet: OpenWallet, hash: Hash, onRepriced: (hash: Hash) => void): Promise<void> {
  let replacement: ReplacementReturnType | null = null;
  const onReplaced = (found: ReplacementReturnType) => {
    replacement = found;
    if (found.reason === 'repriced') onRepriced(found.transaction.hash);
  };
  const receipt = await wallet.waitForTransactionReceipt({ hash, onReplaced }).catch(() => null);
  if (receipt === null) return;
  const reason = (replacement as ReplacementReturnType | null)?.reason ?? 'repriced';
  if (reason !== 'repriced') throw new TransactionProblem(strings.replaced);
  if (receipt.status !== 'success') throw new TransactionProblem(strings.reverted);
}
