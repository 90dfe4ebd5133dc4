'use client';

import type { ReactNode } from 'react';
import { transactionStrings } from '@/lib/strings/transaction.ts';
import { Button } from '../ui/button.tsx';
import { isUnderWay } from './is-under-way.ts';
import type { Transaction } from './transaction.ts';

type TransactionButtonProps = {
  transaction: Transaction;
  /** What it says before anything has begun, and at the end. */
  idle: string;
  confirmed: string;
  disabled: boolean;
  /** Left out, it submits the form around it. */
  onPress?: () => void;
  size?: 'medium' | 'small';
  /** Its name for screen readers while nothing has begun, where several of them stand in a list. */
  name?: string;
};

/** The button of a transaction: its label is the state. */
export function TransactionButton(props: TransactionButtonProps): ReactNode {
  const { transaction, idle, confirmed, disabled, onPress, size = 'medium', name } = props;
  const { step } = transaction;
  const isBusy = isUnderWay(transaction);
  const label =
    step === 'idle'
      ? idle
      : step === 'confirmed'
        ? confirmed
        : transactionStrings.label[step === 'rejected' || step === 'failed' ? 'again' : step];
  return (
    <Button
      look="solid"
      type={onPress === undefined ? 'submit' : 'button'}
      size={size}
      aria-busy={isBusy}
      aria-label={step === 'idle' ? name : undefined}
      disabled={disabled || isBusy || step === 'confirmed'}
      onClick={onPress}
    >
      {label}
    </Button>
  );
}
