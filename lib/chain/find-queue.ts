import type { Address } from 'viem';
import { SENT_STUCK_SECONDS } from '../constants.ts';
import type { VaultChain } from './get-chain.ts';

/** `stuck`: what an account sent has waited for so long that something is wrong, such as a fee that is too low by now. */
export type Queue = 'empty' | 'waiting' | 'stuck';

/**
 * Since when an account's oldest waiting transaction was seen to be the oldest. In memory: a process that begins anew begins its
 * patience anew, and whoever holds the lock of the work is the one that counts.
 */
const seen = new Map<string, { nonce: number; since: number }>();

/**
 * Whether something of an account waits for a block, be it noted here or not. Nothing is sent over it, however long it waits: it may be
 * another process's, and with the same nonce only a person can say which of the two should be.
 */
export async function findQueue({ client, chainId }: VaultChain, address: Address): Promise<Queue> {
  const pending = await client.getTransactionCount({ address, blockTag: 'pending' });
  const nonce = await client.getTransactionCount({ address, blockTag: 'latest' });
  const key = `${chainId}:${address}`;
  if (pending <= nonce) {
    seen.delete(key);
    return 'empty';
  }
  const known = seen.get(key);
  if (known?.nonce !== nonce) seen.set(key, { nonce, since: Date.now() });
  const since = known?.nonce === nonce ? known.since : Date.now();
  return Date.now() - since > SENT_STUCK_SECONDS * 1_000 ? 'stuck' : 'waiting';
}
