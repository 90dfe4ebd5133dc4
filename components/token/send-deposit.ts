import type { Address, Hash } from 'viem';
import { ashaoTokenAbi } from '@/lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '@/lib/chain/abi/ashao-vault.ts';
import { formatAmount } from '@/lib/client/format-amount.ts';
import type { Asset } from '@/lib/client/parse-amount.ts';
import { transactionStrings } from '@/lib/strings/transaction.ts';
import type { Network, OpenWallet } from './open-wallet.ts';
import { signPermit } from './sign-permit.ts';
import { TransactionProblem } from './transaction-problem.ts';

type DepositParams = {
  network: Network;
  asset: Asset;
  /** In the smallest unit. */
  amount: bigint;
  onStep: (step: 'approve' | 'sign') => void;
};

/** Allows the amount, by a signature where the wallet can, and deposits it. Each call is tried out before the wallet is asked. */
export async function sendDeposit(wallet: OpenWallet, params: DepositParams): Promise<Hash> {
  const { network, asset, amount, onStep } = params;
  const token = network[asset] as Address;
  const spender = network.vault as Address;
  const owner = wallet.account.address;
  const onToken = { address: token, abi: ashaoTokenAbi } as const;
  const [balance, allowance] = await Promise.all([
    wallet.readContract({ ...onToken, functionName: 'balanceOf', args: [owner] }),
    wallet.readContract({ ...onToken, functionName: 'allowance', args: [owner, spender] }),
  ]);
  if (balance < amount) throw new TransactionProblem(transactionStrings.errors.balance(formatAmount(balance, asset)));
  const vault = { address: spender, abi: ashaoVaultAbi } as const;
  if (allowance < amount) {
    onStep('approve');
    const permit = await signPermit(wallet, { token, spender, value: amount });
    if (permit !== null) {
      onStep('sign');
      const { deadline, v, r, s } = permit;
      const args = [token, amount, deadline, v, r, s] as const;
      const { request } = await wallet.simulateContract({ ...vault, functionName: 'depositWithPermit', args });
      return wallet.writeContract(request);
    }
    const approval = { ...onToken, functionName: 'approve', args: [spender, amount] } as const;
    const { request } = await wallet.simulateContract(approval);
    const { status } = await wallet.waitForTransactionReceipt({ hash: await wallet.writeContract(request) });
    if (status !== 'success') throw new TransactionProblem(transactionStrings.errors.reverted);
  }
  onStep('sign');
  const { request } = await wallet.simulateContract({ ...vault, functionName: 'deposit', args: [token, amount] });
  return wallet.writeContract(request);
}
