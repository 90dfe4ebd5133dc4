import type { Connection } from '../db/connect.ts';
import { log } from '../log.ts';
import type { VaultChain } from './get-chain.ts';
import { readWithdrawal } from './list-withdrawals.ts';
import { requestWithdrawal, type WithdrawalRequest } from './request-withdrawal.ts';
import type { WithdrawalEntry } from './schemas.ts';
import { fixVoucher, maySign, signWithdrawal } from './sign-withdrawals.ts';

/**
 * Debits a withdrawal and has its voucher signed at once. Where the signer is silent the answer says `requested`, and the
 * background signs as soon as it can.
 *
 * @throws AppError as `requestWithdrawal`; nothing is debited then
 */
export async function withdraw(
  connection: Connection,
  chain: VaultChain | null,
  params: WithdrawalRequest,
): Promise<WithdrawalEntry> {
  const id = await requestWithdrawal(connection, chain, params);
  if (chain) await sign(connection, chain, id);
  return readWithdrawal(connection.db, chain, { userId: params.userId, id });
}

async function sign(connection: Connection, chain: VaultChain, id: string): Promise<void> {
  try {
    // A repeat comes here too, and what was open then may be paused now.
    if (!(await maySign(connection.db, chain))) return;
    await fixVoucher(connection.db, id);
    await signWithdrawal(connection, chain, id);
  } catch (error) {
    // Its name alone: the words of a key service may tell more than a log should know.
    const reason = error instanceof Error ? error.name : 'unknown';
    log().warn({ reason }, 'a voucher could not be signed yet');
  }
}
