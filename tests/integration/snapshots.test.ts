import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { createOperatorClient } from '../../lib/chain/wallet-client.ts';
import { ASHAO_SUPPLY, BUYBACK_MIN } from '../../lib/constants.ts';
import { observeChain } from '../../lib/treasury/observe-chain.ts';
import { readSeries } from '../../lib/treasury/read-series.ts';
import { takeSnapshots } from '../../lib/treasury/take-snapshots.ts';
import { useChainWorld } from '../helpers/chain-world.ts';
import { TreasuryWorld } from '../helpers/treasury-world.ts';

/** What a snapshot says of price and supply, when the chain tells them late or not at all. */
const chain = useChainWorld();
const world = new TreasuryWorld(chain);
const take = (given = chain.chain) => takeSnapshots(chain.connection, given);
const series = () => readSeries(chain.connection.db, '24h', 'hour');
const age = (hours: number) => world.ageSnapshots(hours);
const observe = async () => {
  await world.settlePrice();
  await observeChain(chain.connection, chain.chain);
};

test('behavior: what the chain did not tell at first is added within the hour, and never changed after', async () => {
  expect(await take()).toBe(1);
  expect(await series()).toMatchObject([{ circulatingSupply: null, price: null }]);
  await observe();
  expect(await take()).toBe(0);
  const [told] = await series();
  expect(told).toMatchObject({ circulatingSupply: ASHAO_SUPPLY, price: expect.any(BigInt), filled: false });
  await world.trade('usdc', 10n ** 10n);
  await observe();
  await take();
  expect(await series()).toEqual([told]);
});

test('behavior: an hour that is over stays as it was', async () => {
  await age(1);
  await chain.connection.db.execute(sql`update treasury_snapshots set circulating_supply = null, price = null`);
  await take();
  expect(await series()).toMatchObject([
    { circulatingSupply: null, price: null },
    { circulatingSupply: ASHAO_SUPPLY, price: expect.any(BigInt) },
  ]);
});

test('behavior: the supply of hours without a process is what was known less the buybacks since', async () => {
  await chain.connection.db.execute(sql`delete from treasury_snapshots`);
  await take();
  await age(5);
  await world.fill(BUYBACK_MIN);
  await observe();
  await world.rounds(5);
  const { state, burned } = await world.lastBuyback();
  expect(state).toBe('done');
  // As if it had been done two hours ago, while nothing took snapshots.
  await chain.connection.db.execute(sql`update buybacks set closed_at = closed_at - interval '2 hours'`);
  await chain.connection.db.execute(
    sql`delete from treasury_snapshots where is_filled or hour > now() - interval '1 hour'`,
  );
  // The chain is silent at first.
  expect(await take({ ...chain.chain, vault: chain.chain.usdc })).toBe(5);
  expect((await series()).slice(1).map(({ circulatingSupply }) => circulatingSupply)).toEqual(Array(5).fill(null));
  expect(await take()).toBe(0);
  const left = ASHAO_SUPPLY - (burned ?? 0n);
  expect((await series()).map(({ circulatingSupply, filled }) => ({ circulatingSupply, filled }))).toEqual([
    { circulatingSupply: ASHAO_SUPPLY, filled: false },
    { circulatingSupply: ASHAO_SUPPLY, filled: true },
    { circulatingSupply: ASHAO_SUPPLY, filled: true },
    { circulatingSupply: ASHAO_SUPPLY, filled: true },
    { circulatingSupply: left, filled: true },
    { circulatingSupply: left, filled: false },
  ]);
});

test('behavior: when somebody else has burned in between, nobody knows when, and the hours stay empty', async () => {
  await age(3);
  const { account } = await chain.wallet();
  const burn = { address: chain.chain.ashao, abi: ashaoTokenAbi, functionName: 'burn', args: [1n] } as const;
  await chain.settle(await createOperatorClient(chain.chain, account).writeContract(burn));
  await observe();
  expect(await take()).toBe(3);
  const rows = (await series()).slice(-3);
  expect(rows.map(({ circulatingSupply }) => circulatingSupply === null)).toEqual([true, true, false]);
});

test('behavior: the price of hours without a process is the average of the pair over all of them, or unknown', async () => {
  const { db } = chain.connection;
  await db.execute(sql`delete from treasury_snapshots`);
  await db.execute(sql`delete from chain_observations`);
  await observe();
  await take();
  // Longer than readings are kept.
  await age(30);
  await chain.pass(12 * 3_600);
  await world.trade('usdc', 10n ** 10n);
  await chain.pass(18 * 3_600 + 1_800);
  await observe();
  const [before, after] = await readings();
  if (!before || !after) throw new Error('the reading before is needed');
  // Time has passed on the chain alone: set back, it is half an hour before the missed hours, and then right after them.
  await db.execute(sql`
    with ahead as (
      select max(block_time) - extract(epoch from date_trunc('hour', now(), 'UTC'))::bigint - 3600 as seconds
      from chain_observations
    )
    update chain_observations set block_time = block_time - seconds, traded_at = traded_at - seconds from ahead`);
  await db.execute(sql`create table kept_observations as select * from chain_observations`);
  await db.execute(sql`
    insert into chain_deployments (chain_id, genesis_hash, vault, is_current, cursor_number, confirmed_number)
    values (1, '0x1', '0x1', false, 0, 0)`);
  const older = sql`block_number = (select min(block_number) from kept_observations)`;
  for (const change of [
    sql`delete from chain_observations where ${older}`,
    sql`delete from chain_observations where not ${older}`,
    sql`update chain_observations set pair_usdc = 0, pair_ashao = 0 where ${older}`,
    sql`update chain_observations set block_time = block_time - 7200 where ${older}`,
    sql`update chain_observations set deployment_id = (select id from chain_deployments where not is_current) where ${older}`,
  ]) {
    await db.execute(change);
    await take();
    expect(await filledPrices()).toEqual(Array(29).fill(null));
    await db.execute(sql`delete from chain_observations`);
    await db.execute(sql`insert into chain_observations select * from kept_observations`);
  }

  await take();
  const sum = before.spot * (after.tradedAt - before.blockTime) + after.spot * (after.blockTime - after.tradedAt);
  const average = sum / (after.blockTime - before.blockTime);
  expect(average).toBeGreaterThan(before.spot * 1.01);
  expect(average).toBeLessThan(after.spot * 0.99);
  const prices = await filledPrices();
  expect(prices).toEqual(Array(29).fill(prices[0]));
  expect(Number(prices[0]) / 1e18 / average).toBeCloseTo(1, 10);
  // The old reading has done its work.
  expect(await readings()).toHaveLength(1);
});

test('behavior: the first reading after a long pause may be of a block before this hour began', async () => {
  const { db } = chain.connection;
  await db.execute(sql`delete from treasury_snapshots`);
  await observe();
  await take();
  await age(30);
  const thisHour = sql`extract(epoch from date_trunc('hour', now(), 'UTC'))::bigint`;
  await db.execute(sql`
    delete from chain_observations where block_number < (select max(block_number) from chain_observations)`);
  await db.execute(sql`
    update chain_observations set block_time = ${thisHour} - 29 * 3600 - 1800, traded_at = ${thisHour} - 31 * 3600`);
  const read = async (seconds: number) => {
    await db.execute(sql`
      insert into chain_observations (deployment_id, block_number, block_time, price_cumulative, pair_usdc, pair_ashao,
        traded_at, vault_usdc, vault_ashao, total_supply, is_paused)
      select deployment_id, block_number + 1, ${thisHour} + ${seconds}::int, price_cumulative + 10::numeric ^ 40, pair_usdc,
        pair_ashao, traded_at, vault_usdc, vault_ashao, total_supply, is_paused
      from chain_observations order by block_number desc limit 1`);
    await take();
  };
  await read(-60);
  expect(await filledPrices()).toEqual(Array(29).fill(null));
  await read(60);
  const prices = await filledPrices();
  expect(prices).toEqual(Array(29).fill(expect.any(BigInt)));
  // The one from before the pause has done its work.
  expect(await readings()).toHaveLength(2);
});

async function filledPrices(): Promise<(bigint | null)[]> {
  const rows = await readSeries(chain.connection.db, '7d', 'hour');
  return rows.filter(({ filled }) => filled).map(({ price }) => price);
}

/** What the pair told, oldest first; prices in micro-dollars. */
async function readings() {
  const rows = await chain.connection.sql<{ spot: number; traded_at: string; block_time: string }[]>`
    select (pair_usdc * 1e18 / pair_ashao)::float8 as spot, traded_at, block_time from chain_observations
    order by block_number`;
  return rows.map(({ spot, ...row }) => ({
    spot,
    tradedAt: Number(row.traded_at),
    blockTime: Number(row.block_time),
  }));
}
