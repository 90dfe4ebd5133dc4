import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { ASHAO_SUPPLY, BUYBACK_MIN } from '../../lib/constants.ts';
import { parseDecimal } from '../../lib/decimal.ts';
import { readStaking } from '../../lib/staking/read-staking.ts';
import { sweepNow } from '../../lib/staking/sweep.ts';
import { listBuybacks } from '../../lib/treasury/list-buybacks.ts';
import { observeChain } from '../../lib/treasury/observe-chain.ts';
import { readPrice } from '../../lib/treasury/read-price.ts';
import { queryTreasury, readTreasury } from '../../lib/treasury/read-treasury.ts';
import { runTreasuryRound } from '../../lib/treasury/run-treasury-round.ts';
import { type TreasuryRange, type TreasuryResolution, treasuryResponse } from '../../lib/treasury/schemas.ts';
import { takeSnapshots } from '../../lib/treasury/take-snapshots.ts';
import { useChainWorld } from '../helpers/chain-world.ts';
import { TreasuryWorld } from '../helpers/treasury-world.ts';

const chain = useChainWorld();
const world = new TreasuryWorld(chain);
const HOUR_MS = 3_600_000;

/** As the endpoint answers: parsed by its shape, which drops what isn't in it. */
async function read(range: TreasuryRange = '30d', resolution: TreasuryResolution = 'hour', isOn = true) {
  const answer = await queryTreasury(chain.connection.db, isOn ? chain.chain : null, { range, resolution });
  const parsed = z.parse(treasuryResponse, answer);
  expect(parsed).toEqual(answer);
  return parsed;
}
const age = (hours: number) => world.ageSnapshots(hours);

test('default: before anything has happened every figure is there or has its reason', async () => {
  expect(await read('all', 'day')).toMatchObject({
    balance: '0',
    totalBurned: '0',
    rewardsPaid: '0',
    circulatingSupply: null,
    price: null,
    priceDetails: { reason: 'starting' },
    chain: { reason: 'starting' },
    reserves: null,
    buyback: { state: 'waiting', pot: '0', min: '10', max: '500', perDayMax: '2000', problem: null },
    series: [],
    change: null,
    buybacks: { entries: [], nextCursor: null },
  });
});

test('default: price, reserves against what is owed, buybacks and the change since the first snapshot', async () => {
  await runTreasuryRound(chain.connection, chain.chain);
  await age(5);
  const person = await world.fill(BUYBACK_MIN);
  const stranger = await chain.wallet();
  await chain.deposit(person, 'ashao', 7n * 10n ** 17n);
  await chain.deposit(stranger, 'usdc', 2_500_000n);
  await world.settlePrice();
  await world.rounds(5);
  // The price has stood for a whole window again.
  await world.settlePrice();
  await world.rounds(1);
  const { burned } = await world.lastBuyback();
  const answer = await read();
  expect(answer).toMatchObject({
    balance: '0',
    rewardsPaid: '0',
    chain: { reason: null },
    priceDetails: { reason: null },
    reserves: {
      usdc: { held: '7.5', owed: '7.5', people: '5', waiting: '2.5', treasury: '0', withdrawals: '0', isCovered: true },
      ashao: { held: '0.7', owed: '0.7', people: '0.7', staked: '0', treasury: '0', isCovered: true },
    },
    buyback: { state: 'waiting', pot: '0' },
    change: { balance: '0', circulatingSupply: null, price: null },
  });
  expect(parseDecimal(answer.totalBurned, 18)).toBe(burned);
  expect(answer.change?.totalBurned).toBe(answer.totalBurned);
  expect(parseDecimal(answer.circulatingSupply ?? '', 18)).toBe(ASHAO_SUPPLY - (burned ?? 0n));
  expect(answer.buybacks.entries).toMatchObject([{ state: 'done', usdc: '10', txHash: expect.stringMatching(/^0x/) }]);
  expect(Number(answer.buybacks.entries[0]?.pricePaid)).toBeCloseTo(0.01, 3);
});

test('behavior: reserves and debts are of one block, whatever was booked since', async () => {
  const person = await world.fill(3_000_000n);
  await world.settlePrice();
  await observeChain(chain.connection, chain.chain);
  const before = (await read()).reserves;
  expect(before?.usdc).toMatchObject({ treasury: '3', isCovered: true });
  await chain.deposit(person, 'usdc', 1_000_000n);
  await world.followChain();
  expect((await chain.inLedger(person.userId)).usdc).toBe(6_000_000n);
  expect((await read()).reserves).toEqual(before);

  await observeChain(chain.connection, chain.chain);
  const after = (await read()).reserves;
  expect(Number(after?.usdc.owed)).toBe(Number(before?.usdc.owed) + 1);
  expect(after?.usdc.held).toBe(after?.usdc.owed);

  // A vault with less than is owed says so.
  await chain.connection.db.execute(sql`update chain_observations set vault_usdc = vault_usdc - 1`);
  expect((await read()).reserves).toMatchObject({ usdc: { isCovered: false }, ashao: { isCovered: true } });
});

test('behavior: hours in which nothing ran are filled in from the ledger, and say so', async () => {
  await age(8);
  const payer = await world.fill(4_000_000n);
  await world.earn(payer, 1_000_000n);
  await sweepNow(chain.connection);
  await world.settlePrice();
  await observeChain(chain.connection, chain.chain);
  expect(await takeSnapshots(chain.connection, chain.chain)).toBe(8);
  expect(await takeSnapshots(chain.connection, chain.chain)).toBe(0);
  const { series } = await read('7d');
  const gaps = series.slice(1).map(({ at }, index) => Date.parse(at) - Date.parse(series[index]?.at ?? ''));
  expect(new Set(gaps)).toEqual(new Set([HOUR_MS]));
  expect(series.every(({ at }) => Date.parse(at) % HOUR_MS === 0)).toBe(true);
  const last = series.at(-1);
  expect(last).toMatchObject({ filled: false, balance: '8' });
  expect(last?.price).not.toBeNull();
  const filled = series.slice(-8, -1);
  // All that was earned was earned in this hour.
  expect(filled).toEqual(
    filled.map(({ at }) => ({
      at,
      filled: true,
      balance: '0',
      totalBurned: '0',
      rewardsPaid: '0',
      // Nobody else has burned: it is what was minted less what was burned by then.
      circulatingSupply: String(ASHAO_SUPPLY / 10n ** 18n),
      price: null,
    })),
  );
});

test('behavior: what is filled in is what the ledger held in each hour', async () => {
  await age(5);
  // As if all until now had happened four hours ago.
  await chain.connection.sql.unsafe(`alter table ledger_transactions disable trigger all;
    update ledger_transactions set created_at = created_at - interval '4 hours';
    alter table ledger_transactions enable trigger all;
    update buybacks set closed_at = closed_at - interval '4 hours'`);
  const now = await read();
  await takeSnapshots(chain.connection, chain.chain);
  const { series } = await read('24h');
  expect(series.slice(-5).map(({ balance, totalBurned, filled }) => ({ balance, totalBurned, filled }))).toEqual([
    { balance: '0', totalBurned: '0', filled: true },
    ...[true, true, true, false].map((filled) => ({ balance: now.balance, totalBurned: now.totalBurned, filled })),
  ]);
});

test('behavior: several instances take each snapshot once', async () => {
  await age(3);
  const taken = await Promise.all([1, 2, 3, 4].map(() => takeSnapshots(chain.connection, chain.chain)));
  expect(taken.reduce((sum, rows) => sum + rows, 0)).toBe(3);
});

test('behavior: ranges and resolutions', async () => {
  await chain.connection.db.execute(sql`
    insert into treasury_snapshots (hour, balance, total_burned, rewards_paid, is_filled)
    select date_trunc('hour', now(), 'UTC') - make_interval(hours => n), 0, 0, 0, true from generate_series(0, 2400) n
    on conflict do nothing`);
  const count = async (range: TreasuryRange, resolution: TreasuryResolution) =>
    (await read(range, resolution)).series.length;
  expect(await count('24h', 'hour')).toBe(25);
  expect(await count('7d', 'hour')).toBe(169);
  expect(await count('90d', 'hour')).toBe(2_161);
  // 30 days touch 31 days of the calendar.
  expect(await count('30d', 'day')).toBe(31);
  expect([101, 102]).toContain(await count('all', 'day'));
  const days = (await read('7d', 'day')).series;
  expect(new Set(days.map(({ at }) => at.slice(0, 10))).size).toBe(days.length);
  expect(days.at(-1)?.at).toBe((await read('24h')).series.at(-1)?.at);
});

test('behavior: without a chain what needs none is there, and the rest says why not', async () => {
  const on = await read();
  const off = await read('30d', 'hour', false);
  expect(off).toMatchObject({
    balance: on.balance,
    totalBurned: on.totalBurned,
    circulatingSupply: null,
    price: null,
    priceDetails: { reason: 'off' },
    chain: { reason: 'off' },
    reserves: null,
    buyback: { state: 'off' },
  });
  expect(off.series).toEqual(on.series);
  expect(off.buybacks).toEqual(on.buybacks);
});

test('behavior: no request asks a node, and all within five seconds get one answer', async () => {
  const { db } = chain.connection;
  const client = new Proxy(chain.chain.client, {
    get: () => {
      throw new Error('a node was asked');
    },
  });
  const unasked = { ...chain.chain, client };
  const [first, second] = await Promise.all([1, 2].map(() => readTreasury(db, unasked, { range: '7d' })));
  expect(second).toBe(first);
  expect(await readTreasury(db, unasked, { range: '7d', resolution: 'hour' })).toBe(first);
  expect(await readTreasury(db, unasked, { range: '90d' })).toMatchObject({ range: '90d', resolution: 'day' });
  expect(first).toMatchObject({ range: '7d', resolution: 'hour', chain: { reason: null } });
});

test('behavior: the price needs a whole window, is an average over it, and gets old', async () => {
  const { db } = chain.connection;
  const watch = async (times: number) => {
    for (let time = 0; time < times; time += 1) {
      await chain.pass(10);
      await world.followChain();
      await observeChain(chain.connection, chain.chain);
    }
    return Number((await readPrice(db, chain.chain)).price);
  };
  await world.settlePrice();
  const before = await watch(8);
  expect(before).toBeGreaterThan(0);
  await world.trade('usdc', 10_000_000_000n);
  await world.followChain();
  await observeChain(chain.connection, chain.chain);
  const after = await readPrice(db, chain.chain);
  // The block of the trade weighs a second or two of a minute; half a minute later, half of it.
  expect(Number(after.price)).toBeLessThan(before * 1.03);
  const half = await watch(3);
  expect(half).toBeGreaterThan(before * 1.08);
  expect(half).toBeLessThan(before * 1.18);

  await world.trade('usdc', 1_000_000n);
  await world.followChain();
  await observeChain(chain.connection, chain.chain);

  await db.execute(
    sql`delete from chain_observations where block_number < (select max(block_number) from chain_observations)`,
  );
  expect(await readPrice(db, chain.chain)).toMatchObject({ price: null, reason: 'too_young' });
  await db.execute(sql`update chain_observations set seen_at = now() - interval '1 hour'`);
  expect(await readPrice(db, chain.chain)).toMatchObject({ price: null, reason: 'stale' });
  const { apr } = await readStaking(db, { userId: null, price: after.price });
  expect(apr).toMatchObject({ reason: 'nobody_stakes', price: expect.stringMatching(/^0\.01/) });
});

test('behavior: the history comes in pages', async () => {
  for (let more = 0; more < 2; more += 1) {
    await world.fill(BUYBACK_MIN);
    await world.settlePrice();
    await world.retryNow();
    await world.rounds(3);
  }
  const { db } = chain.connection;
  const all = await listBuybacks(db, { limit: 100 });
  expect(all.entries.length).toBeGreaterThanOrEqual(3);
  const first = await listBuybacks(db, { limit: 2 });
  const rest = await listBuybacks(db, { limit: 100, cursor: first.nextCursor ?? '' });
  expect([...first.entries, ...rest.entries]).toEqual(all.entries);
  expect(rest.nextCursor).toBeNull();
  expect(await world.brokenChecks()).toEqual([]);
});
