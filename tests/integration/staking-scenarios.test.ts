import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { claimRewardsOf } from '../../lib/staking/claim.ts';
import { readStaking } from '../../lib/staking/read-staking.ts';
import { sweepNow } from '../../lib/staking/sweep.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';
import { StakingWorld } from '../helpers/staking-world.ts';

/**
 * The scenarios of test/contracts/StakingRewards.js in Synthetixio/synthetix, by its names, told in this ledger. Left out is
 * what only that contract has: its constructor, owners of functions, pausing, foreign tokens, and everything about a reward
 * period (rewards here are handed out when they come, so there is no rate, no duration and no finish).
 */
const TOKEN = 10n ** 18n;
let database: TestDatabase;
let connection: Connection;
let world: StakingWorld;
let scope = 0;
beforeAll(async () => {
  database = await createDatabase();
  connection = connectDatabase(database.url, { max: 5, name: 'staking-scenarios' });
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});
beforeEach(async () => {
  scope += 1;
  world = new StakingWorld(connection, `scenario${scope}`, 3);
  await world.open();
});
afterEach(async () => {
  await world.leave();
  expect((await auditLedger(connection.db)).filter(({ violations }) => violations > 0)).toEqual([]);
});

const stake = (who: number, tokens: bigint) => world.run({ do: 'stake', who, amount: tokens * TOKEN });
const unstake = (who: number, tokens: bigint) => world.run({ do: 'unstake', who, amount: tokens * TOKEN });
const claim = (who: number) => world.run({ do: 'claim', who });
const pool = () => readStaking(connection.db, { userId: null, price: null });

test('stake(): staking increases staking balance', async () => {
  expect(await world.stake(0)).toBe(0n);
  await stake(0, 100n);
  expect(await world.stake(0)).toBe(100n * TOKEN);
  expect((await pool()).totalStaked).toBe('100');
});

test('stake(): more than is there is refused, and nothing moves', async () => {
  expect(await stake(0, 10n ** 9n)).toBe(false);
  expect([await world.stake(0), (await pool()).totalStaked]).toEqual([0n, '0']);
});

test('earned(): should be 0 when not staking', async () => {
  await stake(1, 5n);
  await world.reward(5_000_000n);
  expect(await world.pending(0)).toBe(0n);
});

test('earned(): should be > 0 when staking; rewardPerToken(): should be > 0', async () => {
  await stake(0, 100n);
  await world.reward(5_000_000n);
  expect(await world.pending(0)).toBe(5_000_000n);
});

test('earned(): rewards token balance should rollover: a second reward is added to the first, unclaimed one', async () => {
  await stake(0, 100n);
  await world.reward(5_000_000n);
  const first = await world.pending(0);
  await world.reward(5_000_000n);
  expect(await world.pending(0)).toBe(first + first);
});

test('earned(): in proportion to stake, also when stakes come at different times', async () => {
  await stake(0, 100n);
  await world.reward(900n);
  await stake(1, 200n);
  await world.reward(900n);
  expect([await world.pending(0), await world.pending(1)]).toEqual([900n + 300n, 600n]);
  await unstake(0, 50n);
  await stake(2, 750n);
  await world.reward(1_000n);
  expect([await world.pending(0), await world.pending(1), await world.pending(2)]).toEqual([1_250n, 800n, 750n]);
});

test('getReward(): should increase rewards token balance, and a second one finds nothing', async () => {
  await stake(0, 100n);
  await world.reward(5_000_000n);
  await claim(0);
  expect([await world.dollars(0), await world.pending(0)]).toEqual([5_000_000n, 0n]);
  expect(await claimRewardsOf(connection, { userId: world.userId(0), idempotencyKey: null })).toEqual({ claimed: '0' });
  expect(await world.dollars(0)).toBe(5_000_000n);
});

test('withdraw(): cannot withdraw if nothing staked, nor more than is staked', async () => {
  await stake(1, 100n);
  expect(await unstake(0, 100n)).toBe(false);
  await stake(0, 99n);
  expect(await unstake(0, 100n)).toBe(false);
  expect(await world.stake(0)).toBe(99n * TOKEN);
});

test('withdraw(): increases the free balance and decreases the staking balance', async () => {
  await stake(0, 100n);
  await unstake(0, 100n);
  expect(await world.stake(0)).toBe(0n);
  const { position } = await readStaking(connection.db, { userId: world.userId(0), price: null });
  expect(position).toMatchObject({ staked: '0', available: '200000000', slicePercent: 0 });
});

test('withdraw(): what was earned before stays, and no more is earned after', async () => {
  await stake(0, 100n);
  await stake(1, 100n);
  await world.reward(1_000n);
  await unstake(0, 100n);
  await world.reward(1_000n);
  expect([await world.pending(0), await world.pending(1)]).toEqual([500n, 1_500n]);
});

test('exit(): should retrieve all earned and increase rewards bal', async () => {
  await stake(0, 100n);
  await world.reward(5_000_000n);
  await unstake(0, 100n);
  await claim(0);
  expect([await world.stake(0), await world.pending(0), await world.dollars(0)]).toEqual([0n, 0n, 5_000_000n]);
});

test('notifyRewardAmount(): never promises more than is there: an income is handed out once, whoever asks', async () => {
  await stake(0, 1n);
  await world.reward(1_000n);
  for (let count = 0; count < 3; count += 1) await claim(0);
  expect([await world.dollars(0), await world.pending(0)]).toEqual([1_000n, 0n]);
  expect(await world.held('rewards:usdc')).toBe(0n);
});

test('Integration: stake and claim, withdraw a part, claim, exit', async () => {
  await stake(0, 500n);
  await world.reward(35_000n);
  await unstake(0, 100n);
  expect(await world.pending(0)).toBe(35_000n);
  await claim(0);
  expect(await world.dollars(0)).toBe(35_000n);
  await unstake(0, 400n);
  expect(await world.stake(0)).toBe(0n);
});

test('behavior: staking just before a distribution captures nothing earned before', async () => {
  await stake(0, 1n);
  await world.reward(1_000_000n);
  // The income lies there unswept; a whale comes for it, and goes again with nothing.
  await stake(1, 100_000_000n);
  expect(await world.pending(1)).toBe(0n);
  await unstake(1, 100_000_000n);
  await claim(1);
  expect([await world.dollars(1), await world.pending(0)]).toEqual([0n, 1_000_000n]);
});

test('behavior: while nobody stakes the half goes to the buyback, never to the first who comes', async () => {
  const before = await world.held('buyback:usdc');
  await world.reward(1_000_000n);
  await stake(0, 1n);
  expect(await world.pending(0)).toBe(0n);
  expect((await world.held('buyback:usdc')) - before).toBe(2_000_000n);
  await world.reward(10n);
  expect(await world.pending(0)).toBe(10n);
  // The same when the last staker leaves.
  await unstake(0, 1n);
  await world.reward(500n);
  await stake(1, 1n);
  expect([await world.pending(0), await world.pending(1)]).toEqual([10n, 0n]);
});

test('an income of one micro-dollar is the buyback’s, and books nothing empty', async () => {
  await stake(0, 1n);
  const before = await world.held('buyback:usdc');
  await world.serveJob(1, { price: 1n, payeeId: null });
  await sweepNow(connection);
  expect((await world.held('buyback:usdc')) - before).toBe(1n);
  expect(await world.pending(0)).toBe(0n);
  const empty = await connection.sql`select id from ledger_transactions t
    where not exists (select from ledger_postings p where p.transaction_id = t.id)`;
  expect(empty).toEqual([]);
});
