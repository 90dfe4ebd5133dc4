import type { Address } from 'viem';
import { ashaoTokenAbi } from '@/lib/chain/abi/ashao-token.ts';
import type { Asset } from '@/lib/client/parse-amount.ts';
import { toAmountText } from '@/lib/client/to-amount-text.ts';
import type { Network, OpenWallet } from './open-wallet.ts';

/** What the wallet holds on the network, exact. */
export async function readWalletBalance(wallet: OpenWallet, network: Network, asset: Asset): Promise<string> {
  const address = network[asset] as Address;
  const args = [wallet.account.address] as const;
  return toAmountText(
    await wallet.readContract({ address, abi: ashaoTokenAbi, functionName: 'balanceOf', args }),
    asset,
  );
}
