import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { readDeployment } from '../chain/deployment.ts';
import type { VaultChain } from '../chain/get-chain.ts';
import { findChainFault } from '../chain/require-open-chain.ts';
import type { Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import { averagePrice } from './price.ts';

/** Readings this far from the missed hours still speak of them: the hours beside them have a process, not always a node. */
const EDGE_SECONDS = 7_200;
/** Far more than a price of the moment is averaged over. */
const KEPT_SECONDS = 86_400;

const gapRow = z.object({
  first: z.string(),
  last: z.string(),
  olderCumulative: z.coerce.bigint(),
  olderTime: z.coerce.number(),
  newerCumulative: z.coerce.bigint(),
  newerTime: z.coerce.number(),
});

/**
 * The price of filled hours: the pair goes on summing up while nothing runs here, so that the last reading before them and the
 * first one after them tell the exact average over all of them. It is the same for each of these hours. Without both readings, of
 * one deployment and with a pool, the price stays unknown.
 *
 * Forgets old readings only then: after a long pause the one before it is the oldest there is, and it is kept until a reading
 * from after the pause has been stored. Confirmed blocks are minutes old, so that the first one stored may be from before.
 */
export async function reckonPrices(tx: Db, chain: VaultChain | null): Promise<void> {
  const deployment = chain && (await readDeployment(tx));
  if (!deployment || findChainFault(chain, deployment)) return;
  for (const { first, last, ...gap } of await findGaps(tx, deployment.id)) {
    const older = { priceCumulative: gap.olderCumulative, blockTime: gap.olderTime };
    const newer = { priceCumulative: gap.newerCumulative, blockTime: gap.newerTime };
    await tx.execute(sql`
      update treasury_snapshots set price = ${averagePrice(older, newer).toString()}
      where is_filled and price is null and hour between ${first}::timestamptz and ${last}::timestamptz`);
  }
  await tx.execute(sql`
    with newest as (select max(block_time) as time from chain_observations where deployment_id = ${deployment.id})
    delete from chain_observations using newest
    where deployment_id = ${deployment.id} and block_time < newest.time - ${KEPT_SECONDS} and not exists (
      select from treasury_snapshots
      where is_filled and price is null and hour + interval '1 hour' > to_timestamp(newest.time))`);
}

/** Runs of filled hours without a price, with the readings on both sides. */
function findGaps(tx: Db, deploymentId: number): Promise<z.output<typeof gapRow>[]> {
  const readings = sql`select price_cumulative, block_time from chain_observations
    where deployment_id = ${deploymentId} and pair_usdc > 0 and pair_ashao > 0`;
  return queryRows(
    tx,
    gapRow,
    sql`
    with lost as (
      select hour, hour - row_number() over (order by hour) * interval '1 hour' as run from treasury_snapshots
      where is_filled and price is null
        and hour >= (select to_timestamp(min(block_time)) from chain_observations where deployment_id = ${deploymentId})
    ), gaps as (
      select min(hour) as first, max(hour) as last, extract(epoch from min(hour)) as begun,
        extract(epoch from max(hour)) + 3600 as ended
      from lost group by run
    )
    select gaps.first::text as first, gaps.last::text as last, older.price_cumulative as "olderCumulative",
      older.block_time as "olderTime", newer.price_cumulative as "newerCumulative", newer.block_time as "newerTime"
    from gaps,
      lateral (${readings} and block_time between begun - ${EDGE_SECONDS} and begun
        order by block_time desc limit 1) older,
      lateral (${readings} and block_time between ended and ended + ${EDGE_SECONDS}
        order by block_time limit 1) newer`,
  );
}
