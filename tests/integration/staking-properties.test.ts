import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { splitShare, splitTreasury } from '../../lib/ledger/money.ts';
import { sweepNow } from '../../lib/staking/sweep.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';
import { StakeModel } from '../helpers/stake-model.ts';
import { stakeSteps } from '../helpers/stake-steps.ts';
import { StakingWorld } from '../helpers/staking-world.ts';

/** Staking on a real database: against fractions, and with everybody at once. */
let database: TestDatabase;
let connection: Connection;
const worlds: StakingWorld[] = [];
beforeAll(async () => {
  database = await createDatabase();
  connection = connectDatabase(database.url, { max: 20, name: 'staking-properties' });
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});
afterEach(() => worlds.at(-1)?.leave());

const brokenInvariants = async () => (await auditLedger(connection.db)).filter(({ violations }) => violations !== 0);

async function newWorld(people: number): Promise<StakingWorld> {
  const world = new StakingWorld(connection, randomBytes(6).toString('hex'), people);
  await world.open();
  worlds.push(world);
  return world;
}

test('behavior: any history on the database pays what fractions pay', async () => {
  await fc.assert(
    fc.asyncProperty(stakeSteps(3, { minLength: 5, maxLength: 25 }), async (steps) => {
      // The pool is one for the whole database: each history begins with nobody in it.
      await worlds.at(-1)?.leave();
      const [world, model] = [await newWorld(3), new StakeModel(3)];
      const before = await world.held('buyback:usdc');
      for (const step of steps) {
        expect({ step, done: await world.run(step) }).toEqual({ step, done: model.run(step) });
      }
      for (let who = 0; who < 3; who += 1) {
        const due = (model.claimed[who] ?? 0n) + model.pending(who);
        const got = (await world.dollars(who)) + (await world.pending(who));
        // A slice a hair beside a whole micro-dollar may be floored to the other side of it; the sums are exact all the same.
        expect([-1n, 0n, 1n], `${due} is due, ${got} there`).toContain(due - got);
        expect(await world.stake(who)).toBe(model.stakes[who]);
      }
      await sweepNow(connection);
      // Each job brings the buyback as much as the stakers; what came while nobody staked is the buyback's too.
      const brought = steps.reduce((sum, step) => (step.do === 'reward' ? sum + step.amount : sum), 0n);
      expect((await world.held('buyback:usdc')) - before).toBe(brought + model.elsewhere);
      expect(await brokenInvariants()).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test('behavior: fifty stakes, unstakes and claims at once, while jobs settle: every dollar and token is somewhere', async () => {
  const world = await newWorld(5);
  const start = { dollars: await world.held('bridge:usdc'), buyback: await world.held('buyback:usdc') };
  for (let who = 0; who < 5; who += 1) await world.run({ do: 'stake', who, amount: 10n ** 20n });
  const price = 150_001n;
  const payeeId = world.userId(0);
  const actions = Array.from({ length: 50 }, (_, n) => {
    const who = n % 5;
    if (n % 3 === 0) return () => world.run({ do: 'claim', who });
    if (n % 3 === 1) return () => world.run({ do: 'stake', who, amount: 10n ** 19n + BigInt(n) });
    return () => world.run({ do: 'unstake', who, amount: 3n * 10n ** 18n });
  });
  const jobs = Array.from({ length: 40 }, (_, n) => () => world.serveJob(1_000 + n, { price, payeeId }));
  const results = await Promise.all([...actions, ...jobs].map((run) => run()));
  expect(results.slice(0, 50)).toEqual(Array(50).fill(true));
  expect(await brokenInvariants()).toEqual([]);

  for (let who = 0; who < 5; who += 1) await world.run({ do: 'claim', who });
  const { worker, treasury } = splitShare(price, 7_000);
  const { buyback, rewards } = splitTreasury(treasury);
  let claimed = 0n;
  for (let who = 0; who < 5; who += 1) claimed += await world.dollars(who);
  claimed -= worker * 40n;
  // Fractions of a micro-dollar stay owed: less than one for each of five people, and the carry.
  expect(rewards * 40n - claimed).toBeGreaterThanOrEqual(0n);
  expect(rewards * 40n - claimed).toBeLessThanOrEqual(5n);
  expect((await world.held('buyback:usdc')) - start.buyback).toBe(buyback * 40n);
  expect(await world.held('bridge:usdc')).toBe(start.dollars);
  expect(await world.held('rewards:usdc')).toBe(0n);
  const stakes = await Promise.all([0, 1, 2, 3, 4].map((who) => world.stake(who)));
  expect(stakes.reduce((sum, stake) => sum + stake, 0n)).toBe(
    5n * 10n ** 20n +
      actions.reduce((sum, _, n) => {
        if (n % 3 === 1) return sum + 10n ** 19n + BigInt(n);
        return n % 3 === 2 ? sum - 3n * 10n ** 18n : sum;
      }, 0n),
  );
  expect(await brokenInvariants()).toEqual([]);
});

test('behavior: sweeps that race hand each income out once', async () => {
  const world = await newWorld(1);
  await world.run({ do: 'stake', who: 0, amount: 1n });
  const before = await world.held('staking:usdc');
  await Promise.all(
    Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? world.reward(BigInt(n + 1)) : sweepNow(connection))),
  );
  await sweepNow(connection);
  const total = Array.from({ length: 15 }, (_, n) => BigInt(2 * n + 1)).reduce((sum, each) => sum + each, 0n);
  expect((await world.held('staking:usdc')) - before).toBe(total);
  expect(await world.pending(0)).toBe(total);
  expect(await brokenInvariants()).toEqual([]);
});

test('error: of twenty unstakes at once, with stake for seven, exactly seven succeed', async () => {
  const world = await newWorld(1);
  await world.run({ do: 'stake', who: 0, amount: 7n });
  const done = await Promise.all(Array.from({ length: 20 }, () => world.run({ do: 'unstake', who: 0, amount: 1n })));
  expect(done.filter(Boolean)).toHaveLength(7);
  expect(await world.stake(0)).toBe(0n);
  expect(await brokenInvariants()).toEqual([]);
});
