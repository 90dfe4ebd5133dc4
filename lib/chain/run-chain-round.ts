import type { Connection } from '../db/connect.ts';
import { creditDeposits } from './credit-deposits.ts';
import { followChain } from './follow-chain.ts';
import type { VaultChain } from './get-chain.ts';
import { checkPendingDeposits } from './register-deposit.ts';
import { relayWithdrawals } from './relay-withdrawals.ts';
import { resignWithdrawals } from './resign-withdrawals.ts';
import { returnWithdrawals } from './return-withdrawals.ts';
import { settleWithdrawals } from './settle-withdrawals.ts';
import { signWithdrawals } from './sign-withdrawals.ts';

/**
 * What is to be done between chain and ledger, in order. Each step goes on from what is stored and changes it in transactions
 * that are whole by themselves, so that a process may die anywhere in here and another may run the same list from its beginning.
 */
export const CHAIN_STEPS: readonly {
  readonly name: string;
  readonly run: (connection: Connection, chain: VaultChain) => Promise<unknown>;
}[] = [
  { name: 'follow', run: followChain },
  { name: 'credit deposits', run: creditDeposits },
  { name: 'settle withdrawals', run: settleWithdrawals },
  { name: 'return withdrawals', run: returnWithdrawals },
  { name: 'sign withdrawals', run: signWithdrawals },
  { name: 're-sign withdrawals', run: resignWithdrawals },
  { name: 'relay withdrawals', run: relayWithdrawals },
  { name: 'check pending deposits', run: checkPendingDeposits },
];

/**
 * Runs all steps once. One that fails doesn't keep the others from their work: what is confirmed is credited also while no node
 * answers.
 * @returns the failures, by the steps' names
 */
export async function runChainRound(
  connection: Connection,
  chain: VaultChain,
  isStopped: () => boolean = () => false,
): Promise<Map<string, unknown>> {
  const failures = new Map<string, unknown>();
  for (const { name, run } of CHAIN_STEPS) {
    if (isStopped()) break;
    await run(connection, chain).catch((error: unknown) => failures.set(name, error));
  }
  return failures;
}
