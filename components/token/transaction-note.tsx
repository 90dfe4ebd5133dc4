'use client';

import type { ReactNode } from 'react';
import { transactionStrings as strings } from '@/lib/strings/transaction.ts';
import { Notice } from '../ui/notice.tsx';
import { ExplorerLink } from './explorer-link.tsx';
import type { Transaction } from './transaction.ts';

type TransactionNoteProps = {
  transaction: Transaction;
  /** What the state `confirmed` means here. */
  confirmed: string;
  /** What is left to do after a refusal. */
  afterRefusal?: ReactNode;
};

/** What a transaction's state means, told to screen readers as it changes. */
export function TransactionNote({ transaction, confirmed, afterRefusal }: TransactionNoteProps) {
  const { step } = transaction;
  return (
    <>
      <p role="status" className="text-muted text-sm leading-relaxed empty:sr-only">
        {(step === 'switch-network' || step === 'approve' || step === 'sign') && (
          <span className="sr-only">{strings.label[step]}</span>
        )}
        {step === 'pending' && (
          <>
            {strings.sent} <ExplorerLink hash={transaction.hash} label={strings.view} />
          </>
        )}
        {step === 'confirmed' && <span className="text-good">{confirmed}</span>}
      </p>
      {(step === 'rejected' || step === 'failed') && (
        <Notice tone="warn" title={step === 'rejected' ? strings.declined : strings.failed}>
          {step === 'rejected' ? strings.rejected : transaction.message} {afterRefusal}
        </Notice>
      )}
    </>
  );
}
