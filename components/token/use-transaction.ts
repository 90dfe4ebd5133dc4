'use client';

import { useRef, useState } from 'react';
import { transactionStrings } from '@/lib/strings/transaction.ts';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { useSession } from '../wallet/use-session.ts';
import { describeTransactionError } from './describe-transaction-error.ts';
import { isUnderWay } from './is-under-way.ts';
import type { Network, OpenWallet } from './open-wallet.ts';
import type { Transaction } from './transaction.ts';
import { useChain } from './use-chain.ts';
import type { walletCode } from './wallet-code.ts';

type Send = (
  code: typeof walletCode,
  wallet: OpenWallet,
  params: { network: Network; onStep: (step: 'approve' | 'sign') => void },
) => Promise<`0x${string}`>;

/**
 * One transaction at a time, begun by a press and never by itself. It stays `pending` until the caller learns from the
 * server that it counts: a block alone is not enough.
 *
 * @param onSent tells the server of the hash; once more when the person has sent it again with more gas
 */
export function useTransaction(onSent: (hash: string) => void = () => undefined) {
  const [transaction, setState] = useState<Transaction>({ step: 'idle' });
  /** The same, without waiting for the page to be drawn: a second press comes before that, and so does a new beginning. */
  const current = useRef<Transaction>({ step: 'idle' });
  /** A receipt that comes late must not speak for the transaction that was begun after it. */
  const runs = useRef(0);
  const { mode } = useConnectDialog();
  const { user } = useSession();
  const network = useChain().data?.network ?? null;

  function setTransaction(next: Transaction): void {
    current.current = next;
    setState(next);
  }
  async function run(send: Send): Promise<void> {
    if (isUnderWay(current.current)) return;
    if (network === null || user === null) {
      return setTransaction({ step: 'failed', message: transactionStrings.errors.noChain });
    }
    runs.current += 1;
    const own = runs.current;
    const show = (next: Transaction) => own === runs.current && setTransaction(next);
    const showSent = (hash: string) => {
      show({ step: 'pending', hash });
      onSent(hash);
    };
    show({ step: 'sign' });
    try {
      const { walletCode } = await import('./wallet-code.ts');
      const wallet = await walletCode.openWallet({ mode, network, address: user.address });
      await walletCode.switchNetwork(wallet, () => show({ step: 'switch-network' }));
      show({ step: 'sign' });
      const hash = await send(walletCode, wallet, { network, onStep: (step) => show({ step }) });
      showSent(hash);
      await walletCode.followReceipt(wallet, hash, showSent);
    } catch (error) {
      show(describeTransactionError(error));
    }
  }
  return {
    transaction,
    run,
    reset: () => {
      runs.current += 1;
      setTransaction({ step: 'idle' });
    },
  };
}
