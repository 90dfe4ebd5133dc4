import { type Address, getAddress, type Hash, type Hex, type Log, parseEventLogs } from 'viem';
import { ashaoVaultAbi } from './abi/ashao-vault.ts';
import type { VaultChain } from './get-chain.ts';
import { createChainClient } from './public-client.ts';

/** A log of the vault that the ledger may have to follow. */
export type VaultEvent = {
  readonly txHash: Hash;
  readonly logIndex: number;
  readonly blockNumber: number;
  readonly blockHash: Hash;
  readonly name: 'Deposited' | 'Withdrawn' | 'Cancelled' | 'BoughtBack';
  readonly account: Address | null;
  readonly asset: 'usdc' | 'ashao' | null;
  readonly amount: bigint | null;
  readonly burned: bigint | null;
  readonly voucherId: Hex | null;
};

/**
 * The vault's logs of one block, asked for by its hash: a node that doesn't know the block says so, where it would answer a
 * question by number with an empty list.
 */
export async function readBlockEvents(chain: VaultChain, blockHash: Hash): Promise<VaultEvent[]> {
  const logs = await chain.client.getLogs({ address: chain.vault, blockHash });
  return decode(chain, logs);
}

type RangeEnd = { readonly number: number; readonly hash: Hash; readonly time: number };

/**
 * The vault's logs of a range of blocks, for those that lie deep, with the range's last block. Of several nodes one answers
 * for all of it: it has to know the last block, before and after, as one that is behind would answer with an empty list.
 */
export async function readRangeEvents(
  chain: VaultChain,
  from: number,
  to: number,
): Promise<{ events: VaultEvent[]; end: RangeEnd }> {
  const { chainId, rpcUrls } = chain;
  const nodes =
    rpcUrls.length < 2 ? [chain.client] : rpcUrls.map((url) => createChainClient({ chainId, rpcUrls: [url] }));
  let failure: unknown;
  for (const node of nodes) {
    try {
      const end = await node.getBlock({ blockNumber: BigInt(to) });
      const logs = await node.getLogs({ address: chain.vault, fromBlock: BigInt(from), toBlock: BigInt(to) });
      const after = await node.getBlock({ blockNumber: BigInt(to) });
      if (after.hash !== end.hash) throw new Error(`block ${to} changed while the logs up to it were read`);
      return { events: decode(chain, logs), end: { number: to, hash: end.hash, time: Number(end.timestamp) } };
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** In the chain's order, each once, whatever the node sent. */
function decode(chain: VaultChain, logs: readonly Log[]): VaultEvent[] {
  const ours = logs.filter((log) => !log.removed && getAddress(log.address) === chain.vault);
  const events = new Map<string, VaultEvent>();
  for (const log of parseEventLogs({ abi: ashaoVaultAbi, logs: ours, strict: true })) {
    const { transactionHash, logIndex, blockNumber, blockHash } = log;
    if (transactionHash === null || logIndex === null || blockNumber === null || blockHash === null) continue;
    const fields = readFields(chain, log);
    if (!fields) continue;
    events.set(`${transactionHash}:${logIndex}`, {
      txHash: transactionHash,
      logIndex,
      blockNumber: Number(blockNumber),
      blockHash,
      ...fields,
    });
  }
  return [...events.values()].sort((a, b) => a.blockNumber - b.blockNumber || a.logIndex - b.logIndex);
}

type Parsed = ReturnType<typeof parseEventLogs<typeof ashaoVaultAbi, true>>[number];
type Fields = Pick<VaultEvent, 'name' | 'account' | 'asset' | 'amount' | 'burned' | 'voucherId'>;
const NOTHING = { account: null, asset: null, amount: null, burned: null, voucherId: null } as const;

function readFields(chain: VaultChain, { eventName, args }: Parsed): Fields | null {
  switch (eventName) {
    case 'Deposited': {
      const { account, token, amount } = args;
      return { ...NOTHING, name: eventName, account: getAddress(account), asset: assetOf(chain, token), amount };
    }
    case 'Withdrawn': {
      const { id, account, token, amount } = args;
      const asset = assetOf(chain, token);
      return { ...NOTHING, name: eventName, voucherId: id, account: getAddress(account), asset, amount };
    }
    case 'Cancelled':
      return { ...NOTHING, name: eventName, voucherId: args.id };
    case 'BoughtBack':
      return {
        ...NOTHING,
        name: eventName,
        voucherId: args.id,
        asset: 'usdc',
        amount: args.usdcAmount,
        burned: args.ashaoBurned,
      };
    // Roles, caps, pauses, rescues: no money of the ledger's moves.
    default:
      return null;
  }
}

function assetOf(chain: VaultChain, token: Address): 'usdc' | 'ashao' {
  const address = getAddress(token);
  if (address === chain.usdc) return 'usdc';
  if (address === chain.ashao) return 'ashao';
  // The vault takes its two tokens only: then USDC_ADDRESS or ASHAO_ADDRESS is wrong.
  throw new Error(`The vault speaks of ${address}, which is neither USDC_ADDRESS nor ASHAO_ADDRESS.`);
}
