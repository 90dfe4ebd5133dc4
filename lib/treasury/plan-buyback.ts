import { sql } from 'drizzle-orm';
import { keccak256, stringToHex } from 'viem';
import * as z from 'zod';
import { readDeployment } from '../chain/deployment.ts';
import type { VaultChain } from '../chain/get-chain.ts';
import { findChainFault } from '../chain/require-open-chain.ts';
import { BUYBACK_MAX, BUYBACK_MIN, BUYBACK_PER_DAY_MAX, BUYBACK_SECONDS } from '../constants.ts';
import type { Connection, Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { newId } from '../ids.ts';
import { sweepNow } from '../staking/sweep.ts';
import { holdBack } from './hold-back.ts';
import { makeOffer, type Offer } from './make-offer.ts';
import { isHeldBack, readPlannedBuyback } from './planned-buyback.ts';
import { balanceOf, readPots } from './pots.ts';
import { readPrice } from './read-price.ts';

/**
 * Decides on the next buyback and writes it down, before anything is sent: once the pot is full, none is under way and the price
 * is sound.
 * @returns its id; null when there is none to be made now
 */
export async function planBuyback(connection: Connection, chain: VaultChain): Promise<string | null> {
  const { db } = connection;
  const deployment = await readDeployment(db);
  if (!chain.treasurer || !deployment || findChainFault(chain, deployment)) return null;
  if ((await readPlannedBuyback(db, deployment.id)) || (await isHeldBack(db))) return null;
  const pots = await readPots(db);
  // The stakers' half as well: while nobody stakes, the sweep gives it to the buyback.
  if (balanceOf(pots) < BUYBACK_MIN) return null;
  if (pots.swept < balanceOf(pots)) await sweepNow(connection);
  const room = await readRoom(db);
  // The pot is not full, or the day's limit is reached: no failure, and nothing to be told of.
  if (room < BUYBACK_MIN) return null;

  const { price } = await readPrice(db, chain);
  if (price === null) return refuse(connection, 'no_price');
  const head = await chain.client.getBlock();
  const offer = await makeOffer(chain, { usdc: room, price, blockNumber: head.number });
  if ('problem' in offer) return refuse(connection, offer.problem);
  // A local chain's newest block may be old: the next one will be of now.
  const deadline = Math.max(Number(head.timestamp), Math.floor(Date.now() / 1_000)) + BUYBACK_SECONDS;
  return db.transaction((tx) => record(tx, { ...offer, deploymentId: deployment.id, price, deadline }));
}

async function refuse(connection: Connection, problem: Parameters<typeof holdBack>[1]): Promise<null> {
  await holdBack(connection, problem);
  return null;
}

/** What may be spent now: the pot, up to the limits of one buyback and of 24 hours. */
async function readRoom(db: Db): Promise<bigint> {
  const { swept } = await readPots(db);
  const row = await queryRow(
    db,
    z.object({ spent: z.coerce.bigint() }),
    sql`select coalesce(sum(usdc), 0) as spent from buybacks
        where state <> 'abandoned' and created_at > now() - interval '1 day'`,
  );
  const left = BUYBACK_PER_DAY_MAX - (row?.spent ?? BUYBACK_PER_DAY_MAX);
  return [swept, BUYBACK_MAX, left].reduce((a, b) => (a < b ? a : b));
}

type Plan = Offer & { deploymentId: number; price: bigint; deadline: number };

/** Everything is looked at again under the lock that settling takes too: two instances can't spend the same pot. */
async function record(tx: Db, plan: Plan): Promise<string | null> {
  await tx.execute(sql`select from buyback_state where id = 1 for update`);
  if ((await readPlannedBuyback(tx, plan.deploymentId)) || (await readRoom(tx)) < plan.usdc) return null;
  const id = newId('buyback');
  await tx.execute(sql`
    insert into buybacks (id, deployment_id, vault_id, usdc, quote, ashao_min, price, deadline)
    values (${id}, ${plan.deploymentId}, ${keccak256(stringToHex(`ashao:buyback:${id}`))}, ${plan.usdc.toString()},
      ${plan.quote.toString()}, ${plan.ashaoMin.toString()}, ${plan.price.toString()}, ${plan.deadline})`);
  return id;
}
