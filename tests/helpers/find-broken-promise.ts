import { type Address, type Hex, toEventSelector, zeroAddress } from 'viem';
import type { Step } from './plan-history.ts';
import type { TokenName } from './vault-model.ts';

export type Log = { readonly address: Address; readonly topics: readonly Hex[]; readonly data: Hex };
type Addresses = Record<TokenName | 'vault', Address>;
type History = { readonly steps: readonly Step[]; readonly logs: readonly (readonly Log[])[] };

const TRANSFER = toEventSelector('Transfer(address,address,uint256)');

/**
 * Whether the two promises held at every step, by the tokens' own records and without the model: the vault never pays more than was
 * deposited, and supply falls by burns alone.
 *
 * @param lost what supply has fallen by
 * @returns what is wrong, or null
 */
export function findBrokenPromise(addresses: Addresses, { steps, logs }: History, lost: bigint): string | null {
  /** What was deposited and not paid out yet; a gift isn't in it. */
  const left = { usdc: 0n, ashao: 0n };
  let burned = 0n;
  for (const [index, { operation }] of steps.entries()) {
    for (const log of logs[index] ?? []) {
      if (log.topics[0] !== TRANSFER) continue;
      const token = isSame(log.address, addresses.usdc) ? 'usdc' : 'ashao';
      const [from, to] = [toAddress(log.topics[1]), toAddress(log.topics[2])];
      const amount = BigInt(log.data);
      if (isSame(from, zeroAddress)) return `step ${index + 1} mints ${amount} ${token}`;
      if (isSame(from, addresses.vault)) left[token] -= amount;
      if (isSame(to, addresses.vault) && operation.kind !== 'donate') left[token] += amount;
      if (isSame(to, zeroAddress) && token === 'ashao') burned += amount;
      if (left[token] < 0n) return `step ${index + 1} pays ${-left[token]} ${token} more than was deposited`;
    }
  }
  return burned === lost ? null : `supply fell by ${lost}, and ${burned} were burned`;
}

function toAddress(topic: Hex = '0x'): string {
  return `0x${topic.slice(-40)}`;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
