import { followReceipt } from './follow-receipt.ts';
import { openWallet } from './open-wallet.ts';
import { readWalletBalance } from './read-wallet-balance.ts';
import { sendDeposit } from './send-deposit.ts';
import { sendVoucher } from './send-voucher.ts';
import { switchNetwork } from './switch-network.ts';

/** Everything that needs viem and wagmi, in one piece that is fetched at the first press. */
export const walletCode = {
  followReceipt,
  openWallet,
  readWalletBalance,
  sendDeposit,
  sendVoucher,
  switchNetwork,
};
