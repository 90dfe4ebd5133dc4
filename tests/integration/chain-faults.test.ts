import { sql } from 'drizzle-orm';
import { createPublicClient, custom } from 'viem';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDeployment } from '../../lib/chain/deployment.ts';
import { createChainClient } from '../../lib/chain/public-client.ts';
import { readChainStatus } from '../../lib/chain/read-chain-status.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { callNode } from '../../scripts/lib/chain/call-node.ts';
import { deployLocally } from '../../scripts/lib/chain/local-deployment.ts';
import { spawnAnvil } from '../../scripts/lib/chain/spawn-anvil.ts';
import { findFreePort } from '../../scripts/lib/find-free-port.ts';
import { makeVaultChain, useChainWorld } from '../helpers/chain-world.ts';
import { type FaultyNode, startFaultyNode } from '../helpers/faulty-node.ts';

const CONFIRMATIONS = 3;
const world = useChainWorld({ confirmations: CONFIRMATIONS });
let node: FaultyNode;
beforeAll(async () => {
  node = await startFaultyNode(world.url);
});
afterAll(() => node?.stop());

const viaNode = () => ({ ...world.chain, client: node.client });
const rounds = async (count: number) => {
  let failed = 0;
  for (let index = 0; index < count; index += 1) failed += (await runChainRound(world.connection, viaNode())).size;
  return failed;
};

test('behavior: a long history is read in ranges as small as the node wants them', async () => {
  const person = await world.person();
  await world.deposit(person, 'usdc', 11n);
  await world.mine(700);
  await world.deposit(person, 'usdc', 22n);
  await world.mine(100);
  node.set({ rangeMax: 90 });
  expect(await rounds(1)).toBe(0);
  expect(node.refused()).toBeGreaterThan(2);
  expect((await world.inLedger(person.userId)).usdc).toBe(33n);
  expect((await readChainStatus(world.connection.db, world.chain)).lag).toMatchObject({ blocksBehind: 0 });
});

test('behavior: failures, delays, repeats, wrong orders and nodes that lag change nothing in the end', async () => {
  const [one, two] = [await world.person(), await world.person()];
  let expected = 0n;
  for (let index = 1n; index <= 8n; index += 1n) {
    await world.deposit(one, 'usdc', index);
    await world.deposit(two, 'usdc', index * 10n);
    expected += index;
    if (index % 3n === 0n) await world.mine();
    node.set({ fail: 0.08, delay: 0.3, scramble: 0.7, behind: 0.4 });
    await rounds(3);
  }
  await world.mine(CONFIRMATIONS);
  node.set({});
  expect(await rounds(2)).toBe(0);
  expect((await world.inLedger(one.userId)).usdc).toBe(expected);
  expect((await world.inLedger(two.userId)).usdc).toBe(expected * 10n);
  expect((await readDeployment(world.connection.db))?.alarm).toBeNull();
});

test('behavior: while no node answers nothing moves, what is confirmed is credited, and then it goes on', async () => {
  const person = await world.person();
  await world.deposit(person, 'usdc', 5n);
  node.set({ fail: 1 });
  const failures = await runChainRound(world.connection, viaNode());
  expect([...failures.keys()]).toEqual(['follow']);
  await world.mine(CONFIRMATIONS);
  node.set({});
  await rounds(1);
  expect((await world.inLedger(person.userId)).usdc).toBe(5n);
});

test('behavior: a chain that stands still is no error, and its age is told', async () => {
  await rounds(1);
  const before = await readDeployment(world.connection.db);
  expect(await rounds(2)).toBe(0);
  const after = await readDeployment(world.connection.db);
  expect(after?.cursorNumber).toBe(before?.cursorNumber);
  const { lag } = await readChainStatus(world.connection.db, world.chain);
  expect(lag).toMatchObject({ blocksBehind: 0, hasError: false });
  expect(lag?.secondsSinceHead).toBeGreaterThanOrEqual(0);
});

test('behavior: the next node answers for one that is gone', async () => {
  const person = await world.person();
  await world.deposit(person, 'usdc', 9n);
  await world.mine(CONFIRMATIONS);
  const gone = `http://127.0.0.1:${await findFreePort()}`;
  const client = createChainClient({ chainId: 31_337, rpcUrls: [gone, world.url] });
  expect([...(await runChainRound(world.connection, { ...world.chain, client }))]).toEqual([]);
  expect((await world.inLedger(person.userId)).usdc).toBe(9n);
});

/** Asks one node for `methods` and the real one for everything else, as when the real one fails now and then. */
const mixed = (methods: readonly string[]) =>
  createPublicClient({
    cacheTime: 0,
    transport: custom({
      request: ({ method, params }: { method: string; params?: unknown[] }) =>
        callNode(methods.includes(method) ? node.url : world.url, method, params ?? []),
    }),
  });

test('behavior: a node that is behind loses no deposit of a long history, though it answers with no logs at all', async () => {
  node.set({});
  await rounds(1);
  const [person, head] = [await world.person(), await world.chain.client.getBlockNumber()];
  await world.deposit(person, 'usdc', 77n);
  await world.mine(150);
  node.set({ knows: Number(head) });
  const chain = { ...world.chain, rpcUrls: [node.url, world.url], client: mixed(['eth_getLogs']) };
  // The newest blocks are asked for by hash, and this node has their logs.
  await runChainRound(world.connection, chain);
  await rounds(1);
  node.set({});
  await rounds(1);
  expect((await world.inLedger(person.userId)).usdc).toBe(77n);
});

test('behavior: while nodes tell their height and no logs, the lag grows and says that there is an error', async () => {
  node.set({});
  await rounds(1);
  const { db } = world.connection;
  await db.execute(
    sql`update chain_deployments set polled_at = now() - interval '1 hour', last_error = 'follow: Error'`,
  );
  await world.mine(2);
  node.set({ fail: 1 });
  const chain = { ...world.chain, client: mixed(['eth_getLogs']) };
  expect([...(await runChainRound(world.connection, chain)).keys()]).toEqual(['follow']);
  const { lag } = await readChainStatus(db, world.chain);
  expect(lag).toMatchObject({ hasError: true, blocksBehind: 2 });
  expect(lag?.secondsSincePoll).toBeGreaterThan(3_500);
  node.set({});
  await rounds(1);
  const after = (await readChainStatus(db, world.chain)).lag;
  expect(after).toMatchObject({ hasError: false, blocksBehind: 0 });
  expect(after?.secondsSincePoll).toBeLessThan(3_500);
});

test('behavior: a node that does not know a block yet is no proof that the chain has replaced it', async () => {
  node.set({});
  await rounds(1);
  await world.mine(CONFIRMATIONS);
  // An empty block would be replaced by its like.
  await world.deposit(await world.person(), 'usdc', 1n);
  await rounds(1);
  const before = await readDeployment(world.connection.db);
  // The newest block has changed, and of those before it the next node has not heard.
  await world.reorg(1);
  const { confirmedNumber = 0, cursorNumber = 0 } = before ?? {};
  const isUnheard = (block: unknown) => Number(block) > confirmedNumber - 20 && Number(block) < cursorNumber;
  const client = createPublicClient({
    cacheTime: 0,
    transport: custom({
      request: async ({ method, params = [] }: { method: string; params?: unknown[] }) =>
        method === 'eth_getBlockByNumber' && isUnheard(params[0]) ? null : callNode(world.url, method, params),
    }),
  });
  // Not the local chain, which may lose blocks.
  const failures = await runChainRound(world.connection, { ...world.chain, isLocal: false, client });
  expect([...failures.keys()]).toContain('follow');
  expect((await readDeployment(world.connection.db))?.alarm).toBeNull();
  expect([...(await runChainRound(world.connection, { ...world.chain, isLocal: false }))]).toEqual([]);
  expect(await readDeployment(world.connection.db)).toMatchObject({ alarm: null, cursorNumber });
});

test('error: another chain of the same addresses is noticed, and nothing of it is counted', async () => {
  const other = await spawnAnvil({ port: await findFreePort() });
  try {
    const deployment = await deployLocally(other.url);
    const chain = makeVaultChain(other.url, deployment, { confirmations: CONFIRMATIONS });
    expect(chain.vault).toBe(world.chain.vault);
    const before = await readDeployment(world.connection.db);
    await runChainRound(world.connection, chain);
    const after = await readDeployment(world.connection.db);
    expect(after).toMatchObject({
      id: before?.id,
      cursorNumber: before?.cursorNumber,
      mismatch: expect.stringMatching(/begun anew/),
    });
    expect((await readChainStatus(world.connection.db, chain)).state).toBe('other_chain');
    await rounds(1);
    expect((await readChainStatus(world.connection.db, world.chain)).state).toBe('on');
  } finally {
    other.child.kill('SIGKILL');
  }
});
