import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { VaultChain } from '../chain/get-chain.ts';
import { PRICE_WINDOW_SECONDS, PRICE_WINDOW_SECONDS_LOCAL } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { averagePrice, spotPrice } from './price.ts';
import { readObservation } from './read-observation.ts';
import type { PriceGap } from './schemas.ts';

/** `price`: micro-dollars for one $ASHAO, times 10^18, averaged over `windowSeconds` up to `at` (a block's time). */
export type Price =
  | { readonly price: bigint; readonly reason: null; readonly at: Date; readonly windowSeconds: number }
  | { readonly price: null; readonly reason: PriceGap; readonly at: null; readonly windowSeconds: null };

const older = z.object({ priceCumulative: z.coerce.bigint(), blockTime: z.coerce.number() });

function priceWindow({ isLocal }: Pick<VaultChain, 'isLocal'>): number {
  return isLocal ? PRICE_WINDOW_SECONDS_LOCAL : PRICE_WINDOW_SECONDS;
}

/** The time-weighted price from stored observations. No node is asked. */
export async function readPrice(db: Db, chain: VaultChain | null): Promise<Price> {
  const none = (reason: PriceGap) => ({ price: null, reason, at: null, windowSeconds: null });
  const { observation, reason } = await readObservation(db, chain);
  if (!observation || !chain) return none(reason ?? 'off');
  const { blockTime, tradedAt, pairUsdc, pairAshao, deploymentId } = observation;
  if (pairUsdc === 0n || pairAshao === 0n) return none('no_pool');
  const windowSeconds = priceWindow(chain);
  const at = new Date(blockTime * 1_000);
  // Nobody has traded within the window: the price stood still, and its average is itself.
  if (blockTime - tradedAt >= windowSeconds)
    return { price: spotPrice({ usdc: pairUsdc, ashao: pairAshao }), reason: null, at, windowSeconds };
  const start = await queryRow(
    db,
    older,
    // After a longer pause the one before it would average over what is long past.
    sql`select price_cumulative as "priceCumulative", block_time as "blockTime" from chain_observations
        where deployment_id = ${deploymentId} and block_time <= ${blockTime - windowSeconds}
          and block_time >= ${blockTime - 2 * windowSeconds}
        order by block_time desc limit 1`,
  );
  if (!start) return none('too_young');
  return { price: averagePrice(start, observation), reason: null, at, windowSeconds: blockTime - start.blockTime };
}
