import { sql } from 'drizzle-orm';
import type { VaultChain } from '../chain/get-chain.ts';
import type { Connection, Db } from '../db/connect.ts';
import { balanceOf, readPots } from './pots.ts';
import { readObservation } from './read-observation.ts';
import { readPrice } from './read-price.ts';

/**
 * Stores the figures of this hour (UTC) unless that was done, after those of hours in which nothing ran: the ledger tells these
 * to the unit, so that charts have no gaps. Price and supply of such hours nobody has seen; they stay unknown.
 * @returns how many rows
 */
export function takeSnapshots({ db }: Connection, chain: VaultChain | null): Promise<number> {
  return db.transaction(async (tx) => {
    const due = await tx.execute(sql`
      select 1 where not exists
        (select from treasury_snapshots where hour = date_trunc('hour', now(), 'UTC'))`);
    return due.length === 0 ? 0 : (await fill(tx)) + (await takeNow(tx, chain));
  });
}

async function takeNow(tx: Db, chain: VaultChain | null): Promise<number> {
  const pots = await readPots(tx);
  const { observation } = await readObservation(tx, chain);
  const { price } = await readPrice(tx, chain);
  const taken = await tx.execute(sql`
    insert into treasury_snapshots (hour, balance, total_burned, rewards_paid, circulating_supply, price, is_filled)
    values (date_trunc('hour', now(), 'UTC'), ${balanceOf(pots).toString()}, ${pots.totalBurned.toString()},
      ${pots.rewardsPaid.toString()}, ${observation?.totalSupply.toString() ?? null}, ${price?.toString() ?? null}, false)
    on conflict (hour) do nothing returning hour`);
  return taken.length;
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
