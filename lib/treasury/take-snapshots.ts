import { sql } from 'drizzle-orm';
import type { VaultChain } from '../chain/get-chain.ts';
import type { Connection, Db } from '../db/connect.ts';
import { balanceOf, type Pots, readPots } from './pots.ts';
import { readObservation } from './read-observation.ts';
import { readPrice } from './read-price.ts';
import { reckonPrices } from './reckon-prices.ts';

const THIS_HOUR = sql`hour = date_trunc('hour', now(), 'UTC')`;

/**
 * Stores the figures of this hour (UTC) unless that was done, after those of hours in which nothing ran: the ledger tells these
 * to the unit, so that charts have no gaps. See `reckonSupply` for their supply and `reckonPrices` for their price.
 * What the chain didn't tell at first is added to this hour's row as long as the hour lasts.
 * @returns how many rows are new
 */
export function takeSnapshots({ db }: Connection, chain: VaultChain | null): Promise<number> {
  return db.transaction(async (tx) => {
    const added = await completeHour(tx, chain);
    await reckonPrices(tx, chain);
    return added;
  });
}

async function completeHour(tx: Db, chain: VaultChain | null): Promise<number> {
  const complete = await tx.execute(sql`
    select from treasury_snapshots where ${THIS_HOUR} and price is not null and circulating_supply is not null`);
  if (complete.length > 0) return 0;
  const pots = await readPots(tx);
  const supply = (await readObservation(tx, chain)).observation?.totalSupply ?? null;
  const { price } = await readPrice(tx, chain);
  const added = (await fill(tx)) + (await takeNow(tx, { pots, supply, price }));
  if (supply !== null) await reckonSupply(tx, supply + pots.totalBurned);
  return added;
}

type Now = { pots: Pots; supply: bigint | null; price: bigint | null };

async function takeNow(tx: Db, { pots, supply, price }: Now): Promise<number> {
  const taken = await tx.execute(sql`
    insert into treasury_snapshots (hour, balance, total_burned, rewards_paid, circulating_supply, price, is_filled)
    values (date_trunc('hour', now(), 'UTC'), ${balanceOf(pots).toString()}, ${pots.totalBurned.toString()},
      ${pots.rewardsPaid.toString()}, ${supply?.toString() ?? null}, ${price?.toString() ?? null}, false)
    on conflict (hour) do nothing returning hour`);
  if (taken.length > 0) return taken.length;
  // Of one moment together: the supply is less by what was burned since the hour began.
  await tx.execute(sql`
    update treasury_snapshots set price = coalesce(price, ${price?.toString() ?? null}::numeric),
      circulating_supply = coalesce(circulating_supply,
        ${supply === null ? null : (supply + pots.totalBurned).toString()}::numeric - total_burned)
    where ${THIS_HOUR}`);
  return 0;
}

/**
 * The supply of filled hours, as far as it is exact: anybody may burn, and the ledger knows buybacks alone. When supply and
 * buybacks together are now what they were when both were last known, nobody else has burned in between.
 */
async function reckonSupply(tx: Db, minted: bigint): Promise<void> {
  await tx.execute(sql`
    with known as (
      select hour, circulating_supply + total_burned as minted from treasury_snapshots
      where circulating_supply is not null and hour < date_trunc('hour', now(), 'UTC') order by hour desc limit 1
    )
    update treasury_snapshots s set circulating_supply = known.minted - s.total_burned
    from known
    where s.is_filled and s.circulating_supply is null and s.hour > known.hour
      and s.hour < date_trunc('hour', now(), 'UTC') and known.minted = ${minted.toString()}::numeric`);
}

async function fill(tx: Db): Promise<number> {
  const filled = await tx.execute(sql`
    with missing as (
      select generate_series((select max(hour) from treasury_snapshots) + interval '1 hour',
        date_trunc('hour', now(), 'UTC') - interval '1 hour', interval '1 hour') as hour
    ), moved as (
      select date_trunc('hour', t.created_at, 'UTC') as hour, sum(p.amount) as amount
      from ledger_postings p join ledger_transactions t on t.id = p.transaction_id
      where p.account_id in ('buyback:usdc', 'rewards:usdc') and exists (select from missing)
      group by 1
    )
    insert into treasury_snapshots (hour, balance, total_burned, rewards_paid, is_filled)
    select missing.hour,
      coalesce((select sum(amount) from moved where moved.hour < missing.hour), 0),
      coalesce((select sum(burned) from buybacks where state = 'done' and closed_at < missing.hour), 0),
      coalesce((select sum(distributed) from staking_hours h where h.hour < missing.hour), 0), true
    from missing
    on conflict (hour) do nothing returning hour`);
  return filled.length;
}
