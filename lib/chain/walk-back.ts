import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Connection, Db } from '../db/connect.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import type { Deployment } from './deployment.ts';
import { findBlock } from './find-block.ts';
import type { VaultChain } from './get-chain.ts';
import { raiseAlarm } from './raise-alarm.ts';

type Place = { number: number; hash: string | null };

const place = z.object({ number: z.coerce.number(), hash: z.string() });

/**
 * Takes back what the chain has taken back. Called when the block at the cursor isn't the chain's any more: looks for the
 * newest block that both sides know, marks the unconfirmed events after it as orphaned and puts the cursor there.
 *
 * Where the chain changed deeper than the confirmations, the rule that everything rests on was broken: an alarm stops
 * crediting and signing, and nothing is rolled back. The local chain forgets empty blocks when it is killed; there only
 * events that were counted are worth an alarm.
 *
 * @returns the deployment at its new cursor; null after an alarm
 */
export async function walkBack(
  connection: Connection,
  chain: VaultChain,
  deployment: Deployment,
): Promise<Deployment | null> {
  const ancestor = await findAncestor(connection.db, chain, deployment);
  const isDeep = ancestor.number < deployment.confirmedNumber;
  if (isDeep && (!chain.isLocal || (await hasCounted(connection.db, deployment.id, ancestor.number)))) {
    await raiseAlarm(
      connection.db,
      deployment.id,
      `The chain has replaced block ${ancestor.number + 1}, though block ${deployment.confirmedNumber} was confirmed.`,
    );
    return null;
  }
  await rollBack(connection, deployment, ancestor);
  return { ...deployment, cursorNumber: ancestor.number, cursorHash: ancestor.hash };
}

async function findAncestor(db: Db, chain: VaultChain, deployment: Deployment): Promise<Place> {
  const known = await queryRows(
    db,
    place,
    // Blocks of events stay known for ever: an older common block than the newest few hundred.
    sql`select number, hash from chain_blocks where deployment_id = ${deployment.id} and number < ${deployment.cursorNumber}
        union select block_number, block_hash from chain_events
        where deployment_id = ${deployment.id} and state = 'confirmed' and block_number < ${deployment.cursorNumber}
        order by 1 desc`,
  );
  for (const { number, hash } of known) {
    const block = await findBlock(chain, { blockNumber: BigInt(number) });
    // A node that is behind doesn't know the block yet: that is no disagreement. The next round asks again.
    if (block === null && !chain.isLocal) throw new Error(`the node does not know block ${number}`);
    if (block?.hash === hash) return { number, hash };
    // Deep enough for the alarm: how deep exactly changes nothing, except where it may be harmless.
    if (number < deployment.confirmedNumber && !chain.isLocal) return { number: number - 1, hash: null };
  }
  return { number: chain.startBlock - 1, hash: null };
}

/** Whether anything was booked on the strength of blocks after this one. */
async function hasCounted(db: Db, deploymentId: number, after: number): Promise<boolean> {
  const row = await queryRow(
    db,
    z.object({ has: z.boolean() }),
    sql`select exists (select from chain_events
            where deployment_id = ${deploymentId} and state = 'confirmed' and block_number > ${after})
          or exists (select from withdrawals where deployment_id = ${deploymentId} and proof_block > ${after}) as has`,
  );
  return row?.has ?? true;
}

function rollBack({ db }: Connection, { id, cursorNumber, cursorHash }: Deployment, to: Place): Promise<void> {
  return db.transaction(async (tx) => {
    const moved = await tx.execute(sql`
      update chain_deployments set cursor_number = ${to.number}, cursor_hash = ${to.hash},
        confirmed_number = least(confirmed_number, ${to.number})
      where id = ${id} and cursor_number = ${cursorNumber} and cursor_hash is not distinct from ${cursorHash}
      returning id`);
    if (moved.length === 0) throw new Error('another instance is following the chain');
    await tx.execute(sql`delete from chain_blocks where deployment_id = ${id} and number > ${to.number}`);
    await tx.execute(sql`
      update chain_events set state = 'orphaned'
      where deployment_id = ${id} and state = 'seen' and block_number > ${to.number}`);
  });
}
