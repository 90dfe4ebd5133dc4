import {
  type Address,
  decodeFunctionData,
  type GetTransactionReturnType,
  type Hash,
  type Hex,
  isAddressEqual,
} from 'viem';
import { ashaoVaultAbi } from './abi/ashao-vault.ts';
import { findCause } from './find-cause.ts';
import type { VaultChain } from './get-chain.ts';
import type { Fees } from './raise-fees.ts';

/** A voucher or a buyback that one of the operator's accounts hands to the vault. */
export type Noted = {
  readonly id: string;
  readonly vaultId: Hex;
  readonly txHash: Hash | null;
  /** The ledger still waits for the vault to take it. */
  readonly isOpen: boolean;
};

/** Where it is noted what one of the operator's accounts sends. */
export type Outbox = {
  /** What was sent last and may wait for a block; a few. */
  readonly listSent: () => Promise<readonly Noted[]>;
  readonly find: (vaultId: Hex) => Promise<Noted | null>;
  readonly note: (id: string, txHash: Hash) => Promise<void>;
};

/** `input`: the call of the vault; null when it is an empty transaction that was sent in place of one. */
export type Ours = { readonly noted: Noted; readonly input: Hex | null; readonly gas: bigint; readonly fees: Fees };

/**
 * The waiting transaction with that nonce, when it can be shown to be ours: by what it is, the vault's call with the id of a voucher or
 * buyback that is noted here, or an empty one whose hash is. Some nodes find it by its nonce, which also shows one whose hash
 * nobody noted; all find it by a hash.
 */
export async function findOurs(
  chain: VaultChain,
  address: Address,
  nonce: number,
  outbox: Outbox,
): Promise<Ours | null> {
  const { client } = chain;
  const sent = await outbox.listSent();
  // Half of all nodes don't know the question, and say so in words of their own.
  const byNonce = await client.getTransaction({ sender: address, nonce }).catch(() => null);
  const hashes = byNonce ? [] : sent.flatMap(({ txHash }) => txHash ?? []);
  const found = byNonce ? [byNonce] : await Promise.all(hashes.map((hash) => findByHash(chain, hash)));
  const waiting = found.find((each) => each && isWaiting(each, address, nonce));
  if (waiting?.value !== 0n || !waiting.to) return null;
  const { to, input, hash, gas, maxFeePerGas, maxPriorityFeePerGas } = waiting;
  // Of the kind that is sent here.
  if (maxFeePerGas === undefined || maxPriorityFeePerGas === undefined) return null;
  const isEmpty = isAddressEqual(to, address) && input === '0x';
  const vaultId = isAddressEqual(to, chain.vault) ? readVaultId(input) : null;
  const noted = isEmpty ? sent.find(({ txHash }) => txHash === hash) : vaultId && (await outbox.find(vaultId));
  return noted ? { noted, input: isEmpty ? null : input, gas, fees: { maxFeePerGas, maxPriorityFeePerGas } } : null;
}

function isWaiting(transaction: GetTransactionReturnType, address: Address, nonce: number): boolean {
  return transaction.blockNumber === null && transaction.nonce === nonce && isAddressEqual(transaction.from, address);
}

async function findByHash({ client }: VaultChain, hash: Hash): Promise<GetTransactionReturnType | null> {
  try {
    return await client.getTransaction({ hash });
  } catch (error) {
    if (findCause(error, 'TransactionNotFoundError')) return null;
    throw error;
  }
}

function readVaultId(input: Hex): Hex | null {
  try {
    const { functionName, args } = decodeFunctionData({ abi: ashaoVaultAbi, data: input });
    if (functionName === 'withdraw') return args[0].id;
    return functionName === 'buyback' ? args[0] : null;
  } catch {
    return null;
  }
}
