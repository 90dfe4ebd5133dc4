import type { Address } from 'viem';
import { SENT_STUCK_SECONDS } from '../constants.ts';
import type { VaultChain } from './get-chain.ts';

/** An account's oldest transaction that no block has taken. */
export type StuckTransaction = {
  readonly nonce: number;
  /** How often it was replaced by one with a higher fee. */
  readonly raises: number;
  /** To be called before a replacement is sent: it has as long as the one before had. */
  readonly countRaise: () => void;
};

/** `stuck`: what an account sent has waited for so long that something is wrong, such as a fee that is too low by now. */
export type Queue =
  | { readonly state: 'empty' | 'waiting' }
  | { readonly state: 'stuck'; readonly stuck: StuckTransaction };

type Watch = { readonly nonce: number; since: number; raises: number };
/**
 * Since when an account's oldest waiting transaction was seen to be the oldest, or was last replaced. In memory: a process that begins
 * anew begins its patience anew, and whoever holds the lock of the work is the one that counts.
 */
const watches = new Map<string, Watch>();

/** Whether something of an account waits for a block, be it noted here or not. */
export async function findQueue({ client, chainId }: VaultChain, address: Address): Promise<Queue> {
  const pending = await client.getTransactionCount({ address, blockTag: 'pending' });
  const nonce = await client.getTransactionCount({ address, blockTag: 'latest' });
  const key = `${chainId}:${address}`;
  if (pending <= nonce) {
    watches.delete(key);
    return { state: 'empty' };
  }
  const known = watches.get(key);
  const watch = known?.nonce === nonce ? known : { nonce, since: Date.now(), raises: 0 };
  watches.set(key, watch);
  if (Date.now() - watch.since <= SENT_STUCK_SECONDS * 1_000) return { state: 'waiting' };
  const countRaise = () => {
    watch.since = Date.now();
    watch.raises += 1;
  };
  return { state: 'stuck', stuck: { nonce, raises: watch.raises, countRaise } };
}
