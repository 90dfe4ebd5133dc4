import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestClient, http, publicActions } from 'viem';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { createChainClient } from '../../lib/chain/public-client.ts';
import { createKeySigner } from '../../lib/chain/signer.ts';
import { waitForReceipt } from '../../lib/chain/wait-for-receipt.ts';
import { createOperatorClient } from '../../lib/chain/wallet-client.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';
import { parseEnv } from '../../lib/env.ts';
import { startLocalChain } from '../../scripts/lib/chain/start-local-chain.ts';
import { findFreePort } from '../../scripts/lib/find-free-port.ts';
import { readParentPid } from '../../scripts/lib/process-info.ts';
import type { Session } from '../../scripts/lib/session.ts';
import { findSurvivors } from '../helpers/run-start.ts';

let folder: string;
const stops: Array<() => Promise<void>> = [];
const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
vi.spyOn(console, 'log').mockImplementation(() => undefined);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ashao-chain-'));
  errors.mockClear();
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await rm(folder, { recursive: true, force: true });
});

/** Starts the chain as `npm start` does, on the test's data folder and a port that nothing else comes back to. */
async function start() {
  const stopping = new AbortController();
  const tasks: Array<() => Promise<void>> = [];
  const session: Session = {
    stopping: stopping.signal,
    hurry: new AbortController().signal,
    defer: (task) => void tasks.push(task),
    checkpoint: () => undefined,
    untilStopped: () => Promise.resolve(),
    fail: () => undefined,
  };
  const stop = async () => {
    stopping.abort();
    for (const task of tasks.splice(0).reverse()) await task();
  };
  stops.push(stop);
  const env = await startLocalChain(session, folder, 3_000, await findFreePort());
  const { chain, chainId } = parseEnv({
    DATABASE_URL: 'postgres://localhost/unused',
    SESSION_SECRET: 'a-secret-of-at-least-thirty-two-characters',
    ...env,
  });
  if (chain === null) throw new Error('The environment names no chain.');
  const access = { chainId, rpcUrls: chain.rpcUrls, pollingMs: 20 };
  const client = createChainClient(access);
  return { ...chain, access, client, stop, genesis: (await client.getBlock({ blockNumber: 0n })).hash };
}

/** Pauses the vault: something on the chain that a later start can look for. */
async function pauseVault({ access, client, vault }: Awaited<ReturnType<typeof start>>) {
  const admin = createOperatorClient(access, createKeySigner(DEVELOPMENT_KEYS.admin));
  const hash = await admin.writeContract({ address: vault, abi: ashaoVaultAbi, functionName: 'pause' });
  return waitForReceipt(client, hash);
}
const isPaused = ({ client, vault }: Awaited<ReturnType<typeof start>>) =>
  client.readContract({ address: vault, abi: ashaoVaultAbi, functionName: 'paused' });

test('default: a restart goes on with the same chain: blocks, receipts, logs and contracts', async () => {
  const first = await start();
  const { blockHash, transactionHash, blockNumber } = await pauseVault(first);
  await first.stop();
  const second = await start();
  expect(second.genesis).toBe(first.genesis);
  expect(second.vault).toBe(first.vault);
  expect(second.rpcUrls).toEqual(first.rpcUrls);
  expect(await isPaused(second)).toBe(true);
  expect((await second.client.getBlock({ blockNumber })).hash).toBe(blockHash);
  expect((await second.client.getTransactionReceipt({ hash: transactionHash })).blockHash).toBe(blockHash);
  const logs = await second.client.getContractEvents({
    address: second.vault,
    abi: ashaoVaultAbi,
    eventName: 'Paused',
    fromBlock: 0n,
  });
  expect(logs.map((log) => log.transactionHash)).toEqual([transactionHash]);
  expect(errors).not.toHaveBeenCalled();
});

test('behavior: blocks follow a transaction, and what they confirm survives kill -9 of everything', async () => {
  const first = await start();
  const { blockNumber } = await pauseVault(first);
  await expect.poll(() => first.client.getBlockNumber(), { timeout: 45_000 }).toBeGreaterThan(blockNumber + 1n);
  const { pid } = JSON.parse(readFileSync(path.join(folder, 'chain', 'anvil.json'), 'utf8')) as { pid: number };
  process.kill((await readParentPid(pid)) ?? Number.NaN, 'SIGKILL');
  // It is started again by itself, ends the anvil that was left, and is back on the same port.
  expect(await findSurvivors([pid], 45_000)).toEqual([]);
  await expect.poll(() => isPaused(first).catch(() => false), { timeout: 60_000 }).toBe(true);
  expect((await first.client.getBlock({ blockNumber: 0n })).hash).toBe(first.genesis);
}, 180_000);

test('behavior: a chain whose state was lost is another chain, and is said to be', async () => {
  const first = await start();
  await first.stop();
  await rm(path.join(folder, 'chain', 'state.json'));
  const second = await start();
  expect(second.genesis).not.toBe(first.genesis);
  expect(second.vault).toBe(first.vault);
  expect(String(errors.mock.calls)).toMatch(/begins anew: its state is gone/);
});

test('behavior: a damaged state is put aside, not overwritten', async () => {
  const first = await start();
  await first.stop();
  await writeFile(path.join(folder, 'chain', 'state.json'), '{"block":');
  const second = await start();
  expect(second.genesis).not.toBe(first.genesis);
  expect(readdirSync(path.join(folder, 'chain')).filter((file) => file.startsWith('state-until-'))).toHaveLength(1);
});

test('behavior: contracts of another version make a new chain; the old one is kept aside', async () => {
  const first = await start();
  const client = createTestClient({ mode: 'anvil', transport: http(first.rpcUrls[0]) }).extend(publicActions);
  await client.setCode({ address: first.vault, bytecode: '0x600160015500' });
  await first.stop();
  const second = await start();
  expect(second.genesis).not.toBe(first.genesis);
  expect(await isPaused(second)).toBe(false);
  expect(String(errors.mock.calls)).toMatch(/runs other code than this version/);
  expect(readdirSync(path.join(folder, 'chain')).filter((file) => file.startsWith('state-until-'))).toHaveLength(1);
});
