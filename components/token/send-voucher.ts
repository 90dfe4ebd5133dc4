import type { Address, Hash, Hex } from 'viem';
import { ashaoVaultAbi } from '@/lib/chain/abi/ashao-vault.ts';
import type { WithdrawalEntry } from '@/lib/chain/schemas.ts';
import type { Network, OpenWallet } from './open-wallet.ts';

type Voucher = NonNullable<WithdrawalEntry['voucher']>;

/** Hands a voucher to the vault, which pays it to the wallet named in it. */
export async function sendVoucher(wallet: OpenWallet, network: Network, voucher: Voucher): Promise<Hash> {
  const promise = {
    id: voucher.id as Hex,
    account: voucher.account as Address,
    token: voucher.token as Address,
    amount: BigInt(voucher.amount),
    deadline: BigInt(voucher.deadline),
  };
  const { request } = await wallet.simulateContract({
    address: network.vault as Address,
    abi: ashaoVaultAbi,
    functionName: 'withdraw',
    args: [promise, voucher.signature as Hex],
  });
  return wallet.writeContract(request);
}
