import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, expect, test } from 'vitest';
import { auditChain } from '../../lib/chain/audit-chain.ts';
import { auditReserves } from '../../lib/chain/audit-reserves.ts';
import { listWithdrawals } from '../../lib/chain/list-withdrawals.ts';
import { CHAIN_STEPS, runChainRound } from '../../lib/chain/run-chain-round.ts';
import { VOUCHER_SECONDS } from '../../lib/constants.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { bundleScript } from '../helpers/bundle-script.ts';
import { type TestPerson, useChainWorld } from '../helpers/chain-world.ts';
import type { DyingOrders } from '../helpers/dying-child.ts';

const DOLLAR = 1_000_000n;
const STEPS = CHAIN_STEPS.map(({ name }) => name);
const world = useChainWorld();
let script: string;

beforeAll(async () => {
  script = await bundleScript('tests/helpers/dying-child.ts');
});

/** Another process does it up to a step, and is no more. */
async function dieAfter(step: string, person: TestPerson, rest: Pick<DyingOrders, 'deposit' | 'amount'>) {
  const { vault, usdc, ashao } = world.chain;
  const { userId, address } = person;
  const places = { databaseUrl: world.databaseUrl, url: world.url, vault, usdc, ashao };
  const orders: DyingOrders = { ...places, ...rest, person: { userId, address }, dieAfter: step };
  const child = spawn(process.execPath, [script], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, DYING_ORDERS: JSON.stringify(orders) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
}
const round = async () => expect([...(await runChainRound(world.connection, world.chain))]).toEqual([]);
async function expectSound(): Promise<void> {
  const { db } = world.connection;
  const results = [...(await auditLedger(db)), ...(await auditChain(db))];
  expect(results.filter(({ violations }) => violations !== 0)).toEqual([]);
  const { reserves } = await auditReserves(db, world.chain);
  for (const { held, owed } of reserves) expect(held).toBe(owed);
}

test.each([
  ...['request', 'fix', 'sign'].map((step) => [step, 'expired'] as const),
  ...['submit', ...STEPS].map((step) => [step, 'paid'] as const),
])('behavior: a withdrawal whose process dies after “%s” is %s in the end, to the last unit', async (step, end) => {
  const person = await world.person();
  await world.deposit(person, 'usdc', 10n * DOLLAR);
  await round();
  const before = await world.balanceOf('usdc', person.address);
  await dieAfter(step, person, { deposit: null, amount: String(3n * DOLLAR + 1n) });
  expect((await world.inLedger(person.userId)).usdc).toBe(7n * DOLLAR - 1n);

  await round();
  await world.pass(2 * VOUCHER_SECONDS);
  await round();
  await round();
  const { entries } = await listWithdrawals(world.connection.db, world.chain, { userId: person.userId, limit: 9 });
  expect(entries.map(({ state }) => state)).toEqual([end]);
  const received = (await world.balanceOf('usdc', person.address)) - before;
  expect(received).toBe(end === 'paid' ? 3n * DOLLAR + 1n : 0n);
  expect((await world.inLedger(person.userId)).usdc + received).toBe(10n * DOLLAR);
  await expectSound();
});

test.each(['register', ...STEPS])(
  'behavior: a deposit whose process dies after “%s” is credited once',
  async (step) => {
    const person = await world.person();
    const deposit = await world.deposit(person, 'usdc', 5n * DOLLAR + 1n);
    await dieAfter(step, person, { deposit, amount: '0' });
    const isCredited = STEPS.indexOf(step) >= STEPS.indexOf('credit deposits');
    expect((await world.inLedger(person.userId)).usdc).toBe(isCredited ? 5n * DOLLAR + 1n : 0n);
    await round();
    await round();
    expect((await world.inLedger(person.userId)).usdc).toBe(5n * DOLLAR + 1n);
    await expectSound();
  },
);
