import { sql } from 'drizzle-orm';
import type { Connection, Db } from '../db/connect.ts';
import type { Deployment } from './deployment.ts';
import type { VaultEvent } from './read-logs.ts';

export type SeenBlock = { readonly number: number; readonly hash: string; readonly time: number };
export type TimedEvent = VaultEvent & { readonly blockTime: number };

/** Far more than any reorganisation is deep; rows are small. */
const BLOCKS_KEPT = 512;

/**
 * Stores events with the last block that they reach to, and moves the cursor there: all or nothing.
 *
 * @returns the moved cursor
 * @throws Error when another instance has moved it in between: nothing is stored then
 */
export async function storeBlocks(
  { db }: Connection,
  deployment: Deployment,
  block: SeenBlock,
  events: readonly TimedEvent[],
): Promise<Deployment> {
  await db.transaction(async (tx) => {
    await moveCursor(tx, deployment, block);
    for (const event of events) await storeEvent(tx, deployment.id, event);
  });
  return { ...deployment, cursorNumber: block.number, cursorHash: block.hash };
}

async function moveCursor(tx: Db, { id, cursorNumber, cursorHash }: Deployment, block: SeenBlock): Promise<void> {
  const moved = await tx.execute(sql`
    update chain_deployments set cursor_number = ${block.number}, cursor_hash = ${block.hash}
    where id = ${id} and cursor_number = ${cursorNumber} and cursor_hash is not distinct from ${cursorHash}
    returning id`);
  if (moved.length === 0) throw new Error('another instance is following the chain');
  await tx.execute(sql`
    insert into chain_blocks (deployment_id, number, hash, time)
    values (${id}, ${block.number}, ${block.hash}, ${block.time})
    on conflict (deployment_id, number) do update set hash = excluded.hash, time = excluded.time`);
  await tx.execute(sql`
    delete from chain_blocks where deployment_id = ${id} and number <= ${block.number - BLOCKS_KEPT}`);
}

/** A log that comes back after a reorganisation is the same row again; a confirmed one is never touched. */
async function storeEvent(tx: Db, deploymentId: number, event: TimedEvent): Promise<void> {
  const amount = event.amount?.toString() ?? null;
  const burned = event.burned?.toString() ?? null;
  await tx.execute(sql`
    insert into chain_events (deployment_id, tx_hash, log_index, block_number, block_hash, block_time, name, account,
      asset, amount, burned, voucher_id)
    values (${deploymentId}, ${event.txHash}, ${event.logIndex}, ${event.blockNumber}, ${event.blockHash},
      ${event.blockTime}, ${event.name}, ${event.account}, ${event.asset}, ${amount}, ${burned}, ${event.voucherId})
    on conflict (deployment_id, tx_hash, log_index) do update set state = 'seen', seen_at = now(),
      block_number = excluded.block_number, block_hash = excluded.block_hash, block_time = excluded.block_time,
      name = excluded.name, account = excluded.account, asset = excluded.asset, amount = excluded.amount,
      burned = excluded.burned, voucher_id = excluded.voucher_id
    where chain_events.state = 'orphaned'`);
}
