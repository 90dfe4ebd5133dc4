import { type Address, type Hash, type Hex, keccak256 } from 'viem';
import { getTransactionError } from 'viem/utils';
import { log } from '../log.ts';
import { findCause } from './find-cause.ts';
import { findOurs, type Ours, type Outbox } from './find-ours.ts';
import type { StuckTransaction } from './find-queue.ts';
import type { VaultChain } from './get-chain.ts';
import { type Fees, raiseFees } from './raise-fees.ts';
import type { Signer } from './signer.ts';
import { createOperatorClient } from './wallet-client.ts';

/** With the fees of `raiseFees`: three times the first, or the market's. */
const RAISES_MAX = 5;

/**
 * Replaces what has waited for too long by a transaction with the same nonce and a higher fee: the same call, or an empty transaction
 * to the account itself when the vault would refuse the call by now, so that what comes after can be sent. Whichever of the
 * two a block takes, nothing is paid twice and nothing is lost: the vault takes each id once, and the ledger follows the vault's logs
 * and not what was sent. What can't be shown to be ours is left alone, however long it waits: another process or a person has sent it,
 * and only a person can say which of the two should be.
 *
 * The hash is noted after the sending, as with a first one: were it noted before, a process that dies in between would have
 * forgotten the one that waits. What nobody noted is found by its nonce, where the node can; elsewhere it is told of like a
 * stranger's, until a block takes it for its better fee or the node drops it.
 *
 * @returns whether it did; false: not ours, or raised as often or as far as is allowed
 * @throws Error of the node or the signer
 */
export async function replaceStuck(
  chain: VaultChain,
  signer: Signer,
  { stuck, outbox }: { stuck: StuckTransaction; outbox: Outbox },
): Promise<boolean> {
  if (stuck.raises >= RAISES_MAX) return false;
  const { address } = signer;
  const ours = await findOurs(chain, address, stuck.nonce, outbox);
  if (!ours) return false;
  const fees = raiseFees(ours.fees, await chain.client.estimateFeesPerGas(), chain.raisedFeeMax);
  if (!fees) return false;
  const call = (await makeCall(chain, address, ours)) ?? (await makeEmpty(chain, address));
  stuck.countRaise();
  const hash = await send(chain, signer, { ...call, ...fees, nonce: stuck.nonce });
  if (hash) await outbox.note(ours.noted.id, hash);
  log().warn({ nonce: stuck.nonce, isEmpty: call.to === address }, 'what waited for a block was replaced');
  return true;
}

type Content = { readonly to: Address; readonly data: Hex; readonly gas: bigint };

/** The same call; null when it would come to nothing. Asked of the newest block: in the pending one it may be carried out already. */
async function makeCall({ client, vault }: VaultChain, account: Address, ours: Ours): Promise<Content | null> {
  if (ours.input === null || !ours.noted.isOpen) return null;
  const call = { to: vault, data: ours.input };
  try {
    const gas = await client.estimateGas({ account, ...call, blockTag: 'latest' });
    return { ...call, gas: gas > ours.gas ? gas : ours.gas };
  } catch (error) {
    if (findCause(error, 'ExecutionRevertedError')) return null;
    throw error;
  }
}

async function makeEmpty({ client }: VaultChain, account: Address): Promise<Content> {
  const call = { to: account, data: '0x' } as const;
  return { ...call, gas: await client.estimateGas({ account, ...call, blockTag: 'latest' }) };
}

type Replacement = Content & Fees & { readonly nonce: number };

/**
 * Signs first, so that its hash is known whatever becomes of the sending: a node may take it and not answer.
 * @returns null when a block has taken what it was to replace
 */
async function send(chain: VaultChain, signer: Signer, replacement: Replacement): Promise<Hash | null> {
  const { client } = chain;
  const wallet = createOperatorClient(chain, signer);
  const serializedTransaction = await wallet.signTransaction({ ...replacement, type: 'eip1559', value: 0n });
  const hash = keccak256(serializedTransaction);
  try {
    await wallet.sendRawTransaction({ serializedTransaction });
    return hash;
  } catch (error) {
    if (await client.getTransaction({ hash }).catch(() => null)) return hash;
    const { address } = signer;
    if ((await client.getTransactionCount({ address, blockTag: 'latest' })) > replacement.nonce) return null;
    throw getTransactionError(error as Error, { account: wallet.account, chain: wallet.chain, ...replacement });
  }
}
