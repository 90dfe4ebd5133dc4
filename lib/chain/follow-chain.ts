import { sql } from 'drizzle-orm';
import type { Hash } from 'viem';
import type { Connection } from '../db/connect.ts';
import { type Deployment, openDeployment } from './deployment.ts';
import { findBlock } from './find-block.ts';
import type { VaultChain } from './get-chain.ts';
import { readBlockEvents, readRangeEvents } from './read-logs.ts';
import { storeBlocks, type TimedEvent } from './store-blocks.ts';
import { walkBack } from './walk-back.ts';

/** The newest blocks are read one by one, by hash; what lies deeper, in ranges. */
const NEW_BLOCKS = 64;
const RANGE_MAX = 2_000;

/**
 * One round of following the chain: notices a change of its mind, stores what is new, confirms what lies deep enough. Every
 * step is a transaction that moves the cursor, so that a round may end anywhere and the next goes on from there.
 *
 * @returns where it stands; null when the chain is another one or an alarm is on
 * @throws Error of the node; what was stored before stays
 */
export async function followChain(connection: Connection, chain: VaultChain): Promise<Deployment | null> {
  const { db } = connection;
  const [chainId, genesis, head] = await Promise.all([
    chain.client.getChainId(),
    chain.client.getBlock({ blockNumber: 0n }),
    chain.client.getBlock({ blockTag: 'latest' }),
  ]);
  const { vault, startBlock } = chain;
  let deployment = await openDeployment(db, { chainId, genesisHash: genesis.hash, vault, startBlock });
  if (!deployment || deployment.alarm !== null) return null;
  const headNumber = Number(head.number);
  await db.execute(sql`update chain_deployments set head_number = ${headNumber},
    head_time = ${Number(head.timestamp)} where id = ${deployment.id}`);

  if (await hasChanged(chain, deployment, headNumber)) {
    deployment = await walkBack(connection, chain, deployment);
    if (!deployment) return null;
  }
  deployment = await readDeepBlocks(connection, chain, deployment, headNumber - NEW_BLOCKS);
  const newest = await readNewBlocks(connection, chain, deployment, headNumber);
  if (!newest) return null;
  const confirmed = await confirmEvents(connection, chain, newest);
  // Not before: a node that tells its height and no logs is as good as silent.
  await db.execute(sql`update chain_deployments set polled_at = now(), last_error = null where id = ${confirmed.id}`);
  return confirmed;
}

/** Whether the block at the cursor is not the chain's any more. A node that is merely behind is no change. */
async function hasChanged(chain: VaultChain, deployment: Deployment, headNumber: number): Promise<boolean> {
  if (deployment.cursorHash === null) return false;
  if (headNumber >= deployment.cursorNumber) {
    const block = await chain.client.getBlock({ blockNumber: BigInt(deployment.cursorNumber) });
    return block.hash !== deployment.cursorHash;
  }
  // The local chain has one node, which has lost its newest blocks. Anywhere else a shorter chain will grow past the cursor.
  return chain.isLocal && (await findBlock(chain, { blockHash: deployment.cursorHash as Hash })) === null;
}

async function readDeepBlocks(connection: Connection, chain: VaultChain, start: Deployment, last: number) {
  let deployment = start;
  for (let size = RANGE_MAX; deployment.cursorNumber < last; size = Math.min(size * 2, RANGE_MAX)) {
    const from = deployment.cursorNumber + 1;
    let to = Math.min(from + size - 1, last);
    let range = await tryRange(chain, from, to);
    while (range === null) {
      // Nodes refuse ranges of very different sizes, each in words of its own.
      size = Math.ceil((to - from + 1) / 2);
      to = from + size - 1;
      range = to === from ? await readRangeEvents(chain, from, to) : await tryRange(chain, from, to);
    }
    const timed: TimedEvent[] = [];
    for (const event of range.events) {
      const block = await chain.client.getBlock({ blockNumber: BigInt(event.blockNumber) });
      if (block.hash !== event.blockHash) throw new Error(`block ${event.blockNumber} changed while it was read`);
      timed.push({ ...event, blockTime: Number(block.timestamp) });
    }
    deployment = await storeBlocks(connection, deployment, range.end, timed);
  }
  return deployment;
}

function tryRange(chain: VaultChain, from: number, to: number) {
  return readRangeEvents(chain, from, to).catch(() => null);
}

/** Null when the chain has changed in between: the next round walks back, and until then nothing is confirmed. */
async function readNewBlocks(connection: Connection, chain: VaultChain, start: Deployment, last: number) {
  let deployment = start;
  while (deployment.cursorNumber < last) {
    const number = deployment.cursorNumber + 1;
    const block = await chain.client.getBlock({ blockNumber: BigInt(number) });
    if (deployment.cursorHash !== null && block.parentHash !== deployment.cursorHash) return null;
    const blockTime = Number(block.timestamp);
    const events = await readBlockEvents(chain, block.hash);
    for (const { blockHash } of events)
      if (blockHash !== block.hash) throw new Error(`the node sent logs of another block than ${block.hash}`);
    const timed = events.map((event) => ({ ...event, blockTime }));
    deployment = await storeBlocks(connection, deployment, { number, hash: block.hash, time: blockTime }, timed);
  }
  return deployment;
}

/** Counted on the chain of blocks that was read, each the child of the one before, not on a height that a node claims. */
async function confirmEvents({ db }: Connection, chain: VaultChain, deployment: Deployment): Promise<Deployment> {
  const confirmed = Math.max(deployment.confirmedNumber, deployment.cursorNumber - chain.confirmations + 1);
  await db.transaction(async (tx) => {
    const moved = await tx.execute(sql`
      update chain_deployments set confirmed_number = greatest(confirmed_number, ${confirmed})
      where id = ${deployment.id} and cursor_hash is not distinct from ${deployment.cursorHash} returning id`);
    if (moved.length === 0) throw new Error('another instance is following the chain');
    await tx.execute(sql`
      update chain_events set state = 'confirmed'
      where deployment_id = ${deployment.id} and state = 'seen' and block_number <= ${confirmed}`);
  });
  return { ...deployment, confirmedNumber: confirmed };
}
