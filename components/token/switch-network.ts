import { transactionStrings } from '@/lib/strings/transaction.ts';
import type { OpenWallet } from './open-wallet.ts';
import { TransactionProblem } from './transaction-problem.ts';

const strings = transactionStrings.errors;
/** EIP-3326: the wallet does not know the network yet. */
const UNKNOWN_NETWORK = 4902;

/**
 * Brings the wallet to the network, adding it where the wallet does not know it.
 * @param onAsk called when the wallet is about to ask the person
 */
export async function switchNetwork(wallet: OpenWallet, onAsk: () => void): Promise<void> {
  const { id, name, rpcUrls } = wallet.chain;
  const isThere = async () => (await wallet.getChainId()) === id;
  if (await isThere()) return;
  onAsk();
  try {
    await wallet.switchChain({ id });
  } catch (error) {
    if (!isUnknownNetwork(error)) throw error;
    if (rpcUrls.default.http.length === 0) throw new TransactionProblem(strings.unknownNetwork(name));
    await wallet.addChain({ chain: wallet.chain });
    // Most wallets go over to what was added; some have to be asked.
    if (!(await isThere())) await wallet.switchChain({ id });
  }
  if (!(await isThere())) throw new TransactionProblem(strings.network(name));
}

function isUnknownNetwork(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && cause.code === UNKNOWN_NETWORK) return true;
    // Wallets on phones wrap it into an internal error.
    if (/unrecognized chain/i.test(cause.message)) return true;
  }
  return false;
}
