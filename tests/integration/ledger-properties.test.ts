import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';
import { LedgerModel } from '../helpers/ledger-model.ts';
import { LedgerWorld, type Outcome, type Step } from '../helpers/ledger-world.ts';

const USERS = 3;
let database: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await createDatabase();
  connection = connectDatabase(database.url, { max: 10, name: 'ledger-properties' });
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

async function newWorld(): Promise<LedgerWorld> {
  const world = new LedgerWorld(connection, randomBytes(6).toString('hex'));
  await world.openAccounts(USERS);
  return world;
}
const brokenInvariants = async () => (await auditLedger(connection.db)).filter(({ violations }) => violations !== 0);

/** What system accounts hold now; tests compare what was added since. */
async function systemBalances() {
  const rows = await connection.sql<{ id: string; sum: string }[]>`
    select account_id as id, sum(amount)::text as sum from ledger_postings
    where account_id not like 'user:%' group by account_id`;
  const balances = new Map(rows.map(({ id, sum }) => [id, BigInt(sum)]));
  return (id: string) => balances.get(id) ?? 0n;
}

const user = fc.nat(USERS - 1);
const amount = fc.oneof(fc.constantFrom(100_000n, 150_000n), fc.bigInt({ min: 1n, max: 400_000n }));
// Few keys and jobs, so that repetitions and races over the same one are common.
const job = fc.nat(5);
const key = fc.nat(4);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('grant' as const), user, credits: fc.integer({ min: 1, max: 40 }), key }),
  fc.record({ do: fc.constant('deposit' as const), user, micro: amount, key }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hold' as const), user: fc.option(user), amount, job }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const), user, job, shareBps: fc.nat(10_000) }) },
  fc.record({ do: fc.constant('release' as const), job }),
);

test('behavior: any sequence of bookings ends where plain arithmetic ends, step by step', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const [world, model, before] = [await newWorld(), new LedgerModel(USERS), await systemBalances()];
      for (const each of steps)
        expect({ each, outcome: await world.run(each) }).toEqual({ each, outcome: model.run(each) });
      for (const [index, purse] of model.purses.entries()) expect(await world.balances(index)).toEqual(purse);
      const after = await systemBalances();
      const added = (kind: string) => ({
        grant: after(`${kind}:grant`) - before(`${kind}:grant`),
        usdc: after(`${kind}:usdc`) - before(`${kind}:usdc`),
      });
      const jar = (id: string) => after(id) - before(id);
      const jars = { treasury: jar('treasury:grant'), buyback: jar('buyback:usdc'), rewards: jar('rewards:usdc') };
      expect(jars).toEqual(model.jars);
      expect(added('escrow')).toEqual(model.onTheTable);
    }),
    { numRuns: 40 },
  );
  expect(await brokenInvariants()).toEqual([]);
});

/** The jobs that a round closed, each as often as it was closed. */
function closedJobs(round: readonly Step[], outcomes: readonly Outcome[]): number[] {
  const done = round.filter((_, index) => outcomes[index] === 'done');
  return done.flatMap((each) => (each.do === 'settle' || each.do === 'release' ? [each.job] : []));
}

test('behavior: bookings that race end as if one had followed the other: nothing paid twice, lost or overdrawn', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(step, { maxLength: 12 }), { maxLength: 4 }), async (rounds) => {
      const [world, before] = [await newWorld(), await systemBalances()];
      const closed: number[] = [];
      for (const round of rounds) {
        closed.push(...closedJobs(round, await Promise.all(round.map((each) => world.run(each)))));
      }
      expect(closed, 'a hold is closed once').toEqual([...new Set(closed)]);
      const after = await systemBalances();
      const purses = await Promise.all(Array.from({ length: USERS }, (_, index) => world.balances(index)));
      // Purchased money is never made of granted credits: of each kind there is what came in, wherever it is now.
      for (const [kind, source] of [
        ['grant', 'issuance:grant'],
        ['usdc', 'bridge:usdc'],
      ] as const) {
        const moved = (id: string) => after(id) - before(id);
        for (const purse of purses) expect(purse[kind]).toBeGreaterThanOrEqual(0n);
        const inPurses = purses.reduce((sum, purse) => sum + purse[kind], 0n);
        const treasury = kind === 'grant' ? moved('treasury:grant') : moved('buyback:usdc') + moved('rewards:usdc');
        expect(inPurses + moved(`escrow:${kind}`) + treasury).toBe(-moved(source));
      }
    }),
    { numRuns: 25 },
  );
  expect(await brokenInvariants()).toEqual([]);
});

test('behavior: of fifty holds at once, with money for seven, exactly seven succeed', async () => {
  const world = await newWorld();
  await world.run({ do: 'grant', user: 0, credits: 33, key: 0 });
  await world.run({ do: 'deposit', user: 0, micro: 400_000n, key: 0 });
  const holds = Array.from({ length: 50 }, (_, index): Step => ({ do: 'hold', user: 0, amount: 100_000n, job: index }));
  const outcomes = await Promise.all(holds.map((hold) => world.run(hold)));
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(7);
  expect(outcomes.filter((outcome) => outcome === 'too little')).toHaveLength(43);
  expect(await world.balances(0)).toEqual({ grant: 0n, usdc: 30_000n });
  expect(await brokenInvariants()).toEqual([]);
});

test('behavior: twenty completions and releases of one job at once pay once', async () => {
  const world = await newWorld();
  await world.run({ do: 'grant', user: 0, credits: 10, key: 0 });
  await world.run({ do: 'hold', user: 0, amount: 100_000n, job: 0 });
  const closings = Array.from(
    { length: 20 },
    (_, index): Step =>
      index % 2 === 0 ? { do: 'settle', user: 1, job: 0, shareBps: 7_000 } : { do: 'release', job: 0 },
  );
  const outcomes = await Promise.all(closings.map((closing) => world.run(closing)));
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
  const [payer, worker] = [await world.balances(0), await world.balances(1)];
  expect([100_000n, 70_000n]).toContain(payer.grant + worker.grant);
  expect(await brokenInvariants()).toEqual([]);
});

test('behavior: a job paid with granted credits pays granted credits; a mixed one pays the same mix', async () => {
  const world = await newWorld();
  await world.run({ do: 'grant', user: 0, credits: 5, key: 0 });
  await world.run({ do: 'deposit', user: 0, micro: 200_000n, key: 0 });
  await world.run({ do: 'hold', user: 0, amount: 100_000n, job: 0 });
  await world.run({ do: 'settle', user: 1, job: 0, shareBps: 7_000 });
  expect(await world.balances(1)).toEqual({ grant: 35_000n, usdc: 35_000n });
  // A signed-out person's message is paid by the network, with credits that cannot be withdrawn.
  await world.run({ do: 'hold', user: null, amount: 100_000n, job: 1 });
  await world.run({ do: 'settle', user: 2, job: 1, shareBps: 8_000 });
  expect(await world.balances(2)).toEqual({ grant: 80_000n, usdc: 0n });
});
