'use client';

import { formatAmount } from '@/lib/client/format-amount.ts';
import type { Asset } from '@/lib/client/parse-amount.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { Button } from '../ui/button.tsx';
import { describeTransactionError } from './describe-transaction-error.ts';
import type { useWalletBalance } from './use-wallet-balance.ts';

const strings = tokenStrings.deposit;

type WalletBalanceProps = { asset: Asset; balance: ReturnType<typeof useWalletBalance>; onAsk: () => void };

/** What the wallet holds, once somebody has asked for it. */
export function WalletBalance({ asset, balance, onAsk }: WalletBalanceProps) {
  const failure = balance.isError ? describeTransactionError(balance.error) : null;
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-2 text-muted text-sm">
      {strings.wallet}
      {typeof balance.data === 'string' ? (
        <span data-testid="wallet-balance" className="text-ink tabular-nums">
          {formatAmount(balance.data, asset)}
        </span>
      ) : (
        <Button
          look="quiet"
          size="small"
          className="-ml-1 px-1.5 text-violet"
          aria-label={strings.showWalletLabel(asset)}
          disabled={balance.isFetching}
          onClick={onAsk}
        >
          {balance.isFetching ? strings.readingWallet : strings.showWallet}
        </Button>
      )}
      {balance.data === null && <span role="status">{strings.otherNetwork}</span>}
      {failure !== null && (
        <span role="alert">{failure.step === 'failed' ? failure.message : strings.walletFailed}</span>
      )}
    </div>
  );
}
