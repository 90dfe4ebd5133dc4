import { callNode } from './call-node.ts';

/** Blocks that follow one with transactions, a second apart, so that confirmations count up. */
const FOLLOWING_BLOCKS = 20;
/** The longest time without a block, in seconds: a chain whose clock stands still never lets a deadline pass. */
const QUIET_SECONDS = 60;

/**
 * Makes the function that looks after a chain once a second. anvil mines a block for each transaction and then none: what
 * waits for confirmations or for a deadline would wait for ever. A block a second would be gigabytes a month.
 *
 * @param save is called with each block of transactions before another follows: what is confirmed is on disk
 */
export function makeChainPulse(url: string, save: () => Promise<void>): () => Promise<void> {
  let seen: number | undefined;
  let following = 0;
  return async () => {
    const latest = readBlock(await callNode(url, 'eth_getBlockByNumber', ['latest', false]));
    // What was loaded is on disk already.
    seen ??= latest.number;
    if (latest.number !== seen) {
      if (await hasTransactions(url, seen, latest)) {
        await save();
        following = FOLLOWING_BLOCKS;
      }
      seen = latest.number;
    }
    if (following === 0 && Date.now() / 1_000 - latest.seconds < QUIET_SECONDS) return;
    await callNode(url, 'evm_mine');
    following = Math.max(0, following - 1);
  };
}

type Block = { readonly number: number; readonly seconds: number; readonly transactions: number };

/** Whether any block after `seen` has some; a chain that was set back counts as changed. */
async function hasTransactions(url: string, seen: number, latest: Block): Promise<boolean> {
  if (latest.transactions > 0 || latest.number < seen) return true;
  for (let number = latest.number - 1; number > seen; number -= 1) {
    const block = readBlock(await callNode(url, 'eth_getBlockByNumber', [`0x${number.toString(16)}`, false]));
    if (block.transactions > 0) return true;
  }
  return false;
}

function readBlock(value: unknown): Block {
  const { number, timestamp, transactions } = value as { number: string; timestamp: string; transactions: unknown[] };
  return { number: Number(number), seconds: Number(timestamp), transactions: transactions.length };
}
