import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { auditChain } from '../../lib/chain/audit-chain.ts';
import { auditReserves } from '../../lib/chain/audit-reserves.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { VOUCHER_SECONDS } from '../../lib/constants.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { useChainWorld } from '../helpers/chain-world.ts';
import type { WithdrawingOrders } from '../helpers/withdrawing-child.ts';

const KILLS = 6;
const DEPOSIT = 200_000_000n;
const world = useChainWorld();

function startChild(orders: WithdrawingOrders): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'tests/helpers/withdrawing-child.ts'], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, WITHDRAWING_ORDERS: JSON.stringify(orders) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

test('behavior: killed again and again at any moment, withdrawals lose and double nothing', async () => {
  const people = [await world.person(), await world.person(), await world.person()];
  const before = new Map<string, bigint>();
  for (const person of people) {
    await world.deposit(person, 'usdc', DEPOSIT);
    before.set(person.userId, await world.balanceOf('usdc', person.address));
  }
  await runChainRound(world.connection, world.chain);
  const { vault, usdc, ashao } = world.chain;
  const orders = {
    databaseUrl: world.databaseUrl,
    url: world.url,
    vault,
    usdc,
    ashao,
    people: people.map(({ userId, address }) => ({ userId, address })),
  };
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = startChild(orders);
    await once(child, 'message');
    await sleep(Math.random() * 700);
    child.kill('SIGKILL');
    await once(child, 'exit');
    // What is open lapses now and then, and the next process finds it so.
    if (kill % 2 === 1) await world.pass(VOUCHER_SECONDS + 60);
  }

  await runChainRound(world.connection, world.chain);
  await world.pass(2 * VOUCHER_SECONDS);
  for (let round = 0; round < 2; round += 1)
    expect([...(await runChainRound(world.connection, world.chain))]).toEqual([]);

  const { db, sql } = world.connection;
  const states = await sql<{ state: string; n: number }[]>`
    select state, count(*)::int as n from withdrawals group by state order by state`;
  expect(states.map(({ state }) => state)).toEqual(['expired', 'paid']);
  for (const { userId, address } of people) {
    const received = (await world.balanceOf('usdc', address)) - (before.get(userId) ?? 0n);
    expect((await world.inLedger(userId)).usdc + received).toBe(DEPOSIT);
  }
  const results = [...(await auditLedger(db)), ...(await auditChain(db))];
  expect(results.filter(({ violations }) => violations !== 0)).toEqual([]);
  const { reserves } = await auditReserves(db, world.chain);
  for (const { held, owed } of reserves) expect(held).toBe(owed);
});
