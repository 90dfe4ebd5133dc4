import type { Transaction } from './transaction.ts';

const STEPS: readonly Transaction['step'][] = ['switch-network', 'approve', 'sign', 'pending'];

/** Between the press and the end. */
export function isUnderWay({ step }: Pick<Transaction, 'step'>): boolean {
  return STEPS.includes(step);
}
