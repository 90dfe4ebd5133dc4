import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Connection } from '../db/connect.ts';
import { requireOpenAccount } from '../db/require-open-account.ts';
import { readAnswer, runOnce } from '../db/run-once.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { bookWithdrawal } from '../ledger/bridge.ts';
import { ashaoVaultAbi } from './abi/ashao-vault.ts';
import type { VaultChain } from './get-chain.ts';
import { requireOpenChain } from './require-open-chain.ts';
import { requireRoom } from './require-room.ts';
import { voucherIdOf } from './voucher.ts';
import { requireWithdrawable } from './withdrawable.ts';

export type WithdrawalRequest = {
  userId: string;
  /** The person's wallet: the only place that a withdrawal goes to. */
  address: string;
  asset: 'usdc' | 'ashao';
  /** Smallest units. */
  amount: bigint;
  idempotencyKey: string | null;
};

/** Any fixed number: those who withdraw take turns, so that the limit of all holds among them. */
const WITHDRAWAL_LOCK = 727_401_340;

const response = z.object({ id: z.string() });

/**
 * Takes a withdrawal from the person's account and stores it, in one transaction. Nothing is promised yet: the voucher is
 * signed afterwards, at once or by the next round of the background. A repeat of what was accepted before is answered as then, also
 * while withdrawals are paused: "nothing has moved" would be untrue.
 *
 * @returns its id
 * @throws AppError `chain_off` with `reason`, `unavailable` (the node is silent), `insufficient_balance` with `available`,
 *   `withdrawal_limit` with what may be withdrawn and when, `conflict`, `unauthorized`
 */
export async function requestWithdrawal(
  { db }: Connection,
  given: VaultChain | null,
  params: WithdrawalRequest,
): Promise<string> {
  const { userId, address, asset, amount, idempotencyKey } = params;
  const once = {
    ownerId: userId,
    key: idempotencyKey,
    request: { withdraw: asset, amount: amount.toString() },
    response,
  };
  const earlier = await readAnswer(db, once);
  if (earlier) return earlier.id;
  const { chain, deployment } = await requireOpenChain(db, given);
  requireSigning(chain);
  const vaultRoom = await readVaultRoom(chain, asset);
  const { result } = await db.transaction((tx) =>
    runOnce(tx, once, async () => {
      await requireOpenAccount(tx, userId);
      await tx.execute(sql`select pg_advisory_xact_lock(${WITHDRAWAL_LOCK})`);
      // An alarm that was raised since: nothing may be promised beside it.
      await requireOpenChain(tx, chain);
      await requireWithdrawable(tx, { userId, asset, amount });
      await requireRoom(tx, { chain, userId, asset, amount, vaultRoom });
      const id = newId('withdrawal');
      await bookWithdrawal(tx, { id, asset, amount, userId });
      await tx.execute(sql`
        insert into withdrawals (id, user_id, deployment_id, account, asset, amount, voucher_id)
        values (${id}, ${userId}, ${deployment.id}, ${address}, ${asset}, ${amount.toString()}, ${voucherIdOf(id)})`);
      return { id };
    }),
  );
  return result.id;
}

function requireSigning(chain: VaultChain): void {
  if (!chain.signer)
    throw new AppError('chain_off', 'Withdrawals are off here: nobody signs them.', { reason: 'no_signer' });
  if (!chain.areWithdrawalsPaused) return;
  throw new AppError('chain_off', 'Withdrawals are paused by the operator. Nothing has moved; try again later.', {
    reason: 'paused',
  });
}

/** What the vault lets out now. A silent node is found out before anything is debited. */
async function readVaultRoom(chain: VaultChain, asset: 'usdc' | 'ashao'): Promise<bigint> {
  const vault = { address: chain.vault, abi: ashaoVaultAbi } as const;
  const [isPaused, available] = await Promise.all([
    chain.client.readContract({ ...vault, functionName: 'paused' }),
    chain.client.readContract({ ...vault, functionName: 'available', args: [chain[asset]] }),
  ]).catch((cause: unknown) => {
    throw new AppError('unavailable', 'The chain can’t be reached at the moment. Nothing has moved.', {}, { cause });
  });
  if (!isPaused) return available;
  throw new AppError('chain_off', 'The vault is paused. Nothing has moved; try again later.', {
    reason: 'vault_paused',
  });
}
