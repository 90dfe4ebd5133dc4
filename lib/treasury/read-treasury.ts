import type { VaultChain } from '../chain/get-chain.ts';
import type { Db } from '../db/connect.ts';
import { shared } from '../shared.ts';
import { type Figures, formatFigures, toPoint } from './format-figures.ts';
import { listBuybacks } from './list-buybacks.ts';
import { balanceOf, readPots } from './pots.ts';
import { readBuybackStatus } from './read-buyback-status.ts';
import { readObservation } from './read-observation.ts';
import { readPrice } from './read-price.ts';
import { readReserves } from './read-reserves.ts';
import { isShort, readFirst, readSeries, resolutionOf } from './read-series.ts';
import type { Treasury, TreasuryRange, TreasuryResolution } from './schemas.ts';

/** Everybody who looks within this time gets the same answer. */
const CACHE_MS = 5_000;
/** Buybacks that come along; more by the list's own address. */
const NEWEST = 10;

type Asked = { range: TreasuryRange; resolution?: TreasuryResolution | undefined };

/** The treasury for everybody. Nothing here asks a node: what the chain says was stored by the rounds. */
export function readTreasury(db: Db, chain: VaultChain | null, asked: Asked): Promise<Treasury> {
  const cache = shared('treasury', () => new Map<string, { at: number; treasury: Promise<Treasury> }>());
  const key = `${asked.range} ${asked.resolution ?? (isShort(asked.range) ? 'hour' : 'fitting')}`;
  const cached = cache.get(key);
  if (cached && performance.now() - cached.at < CACHE_MS) return cached.treasury;
  const fresh = { at: performance.now(), treasury: queryTreasury(db, chain, asked) };
  cache.set(key, fresh);
  fresh.treasury.catch(() => {
    if (cache.get(key) === fresh) cache.delete(key);
  });
  return fresh.treasury;
}

/** The same, uncached, all of one moment. */
export function queryTreasury(db: Db, chain: VaultChain | null, { range, ...asked }: Asked) {
  return db.transaction(
    async (tx): Promise<Treasury> => {
      const pots = await readPots(tx);
      const { observation, reason } = await readObservation(tx, chain);
      const { price, reason: priceReason, at, windowSeconds } = await readPrice(tx, chain);
      const now: Figures = {
        balance: balanceOf(pots),
        totalBurned: pots.totalBurned,
        rewardsPaid: pots.rewardsPaid,
        circulatingSupply: observation?.totalSupply ?? null,
        price,
      };
      const first = await readFirst(tx, range);
      const resolution = asked.resolution ?? resolutionOf(range, first);
      return {
        ...formatFigures(now),
        priceDetails: { reason: priceReason, asOf: at?.toISOString() ?? null, windowSeconds },
        chain: { reason },
        reserves: observation && (await readReserves(tx, observation, pots)),
        buyback: await readBuybackStatus(tx, chain, pots),
        range,
        resolution,
        series: (await readSeries(tx, range, resolution)).map(toPoint),
        change: first && { since: first.at.toISOString(), ...formatFigures(subtract(now, first)) },
        buybacks: await listBuybacks(tx, { limit: NEWEST }),
        asOf: new Date().toISOString(),
      };
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}

function subtract(now: Figures, then: Figures): Figures {
  const minus = (a: bigint | null, b: bigint | null) => (a === null || b === null ? null : a - b);
  return {
    balance: now.balance - then.balance,
    totalBurned: now.totalBurned - then.totalBurned,
    rewardsPaid: now.rewardsPaid - then.rewardsPaid,
    circulatingSupply: minus(now.circulatingSupply, then.circulatingSupply),
    price: minus(now.price, then.price),
  };
}
