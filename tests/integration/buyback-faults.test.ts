import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type Hash, keccak256, stringToHex } from 'viem';
import { privateKeyToAddress } from 'viem/accounts';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { readDeployment } from '../../lib/chain/deployment.ts';
import { createChainClient } from '../../lib/chain/public-client.ts';
import { createKeySigner } from '../../lib/chain/signer.ts';
import { createOperatorClient } from '../../lib/chain/wallet-client.ts';
import { BUYBACK_MIN, BUYBACK_SECONDS, SENT_STUCK_SECONDS } from '../../lib/constants.ts';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';
import { abandonBuybacks } from '../../lib/treasury/abandon-buybacks.ts';
import { runTreasuryBackground } from '../../lib/treasury/background.ts';
import { observeChain } from '../../lib/treasury/observe-chain.ts';
import { planBuyback } from '../../lib/treasury/plan-buyback.ts';
import { queryTreasury } from '../../lib/treasury/read-treasury.ts';
import { runTreasuryRound } from '../../lib/treasury/run-treasury-round.ts';
import { sendBuyback } from '../../lib/treasury/send-buyback.ts';
import { settleBuybacks } from '../../lib/treasury/settle-buybacks.ts';
import { useChainWorld } from '../helpers/chain-world.ts';
import { TreasuryWorld } from '../helpers/treasury-world.ts';

const chain = useChainWorld();
const world = new TreasuryWorld(chain);
const TREASURER = privateKeyToAddress(DEVELOPMENT_KEYS.treasurer);

/** Another process over the same database. */
function newInstance(): Connection {
  const connection = connectDatabase(chain.databaseUrl, { max: 3, name: 'ashao-test-instance' });
  onTestFinished(() => connection.close());
  return connection;
}
const sent = () => chain.chain.client.getTransactionCount({ address: TREASURER });

async function prepare() {
  await world.fill(BUYBACK_MIN);
  await world.settlePrice();
  await observeChain(chain.connection, chain.chain);
  await world.retryNow();
  return {
    count: (await world.buybacks()).length,
    sent: await sent(),
    supply: await world.totalSupply(),
    inVault: await chain.balanceOf('usdc', chain.chain.vault),
  };
}

/** No block takes anything by itself, for this test. */
async function holdBlocks(): Promise<void> {
  await chain.call('evm_setAutomine', [false]);
  onTestFinished(async () => {
    vi.useRealTimers();
    await chain.call('evm_setAutomine', [true]);
  });
}

/** Exactly one buyback came of it, on chain, in the ledger and in the table. */
async function expectOne(before: Awaited<ReturnType<typeof prepare>>): Promise<void> {
  expect(await world.buybacks()).toHaveLength(before.count + 1);
  const last = await world.lastBuyback();
  expect(last).toMatchObject({ state: 'done', usdc: BUYBACK_MIN });
  expect(await sent()).toBe(before.sent + 1);
  expect(before.supply - (await world.totalSupply())).toBe(last.burned);
  expect(before.inVault - (await chain.balanceOf('usdc', chain.chain.vault))).toBe(BUYBACK_MIN);
  expect(await world.inLedger('buyback:usdc')).toBe(0n);
  expect(-(await world.inLedger('bridge:usdc'))).toBe(await chain.balanceOf('usdc', chain.chain.vault));
  expect(await world.brokenChecks()).toEqual([]);
}

const plan = (instance: Connection) => planBuyback(instance, chain.chain);
const send = (instance: Connection) => sendBuyback(instance, chain.chain);
/** The transaction is out, and the process dies before it has noted its hash. */
const sendAndForget = async (instance: Connection) => {
  await send(instance);
  await instance.db.execute(sql`update buybacks set tx_hash = null where state = 'planned'`);
};
const follow = () => world.followChain();
const settle = (instance: Connection) => settleBuybacks(instance);

test.each([
  ['planning', [plan]],
  ['sending', [plan, send]],
  ['sending, before that was noted', [plan, sendAndForget]],
  ['the log was seen', [plan, send, follow]],
  ['the log was seen of one whose sending was not noted', [plan, sendAndForget, follow]],
  ['booking', [plan, send, follow, settle]],
])('behavior: killed after %s, another instance ends it, once', async (_, steps) => {
  const before = await prepare();
  const first = newInstance();
  for (const step of steps) await step(first);
  await first.close();
  const second = newInstance();
  for (let round = 0; round < 3; round += 1) {
    expect([...(await runTreasuryRound(second, chain.chain))]).toEqual([]);
    await world.followChain();
  }
  await expectOne(before);
});

test('behavior: one that waits for a block is not sent again, though nobody has noted that it was sent', async () => {
  const before = await prepare();
  await holdBlocks();
  await plan(chain.connection);
  await sendAndForget(chain.connection);
  for (let round = 0; round < 3; round += 1) await runTreasuryRound(newInstance(), chain.chain);
  await chain.mine();
  await world.rounds(2);
  await expectOne(before);
});

test('behavior: one that waits for too long is told of, replaced when it may offer more, and carried out once', async () => {
  const before = await prepare();
  await holdBlocks();
  await plan(chain.connection);
  await send(chain.connection);
  await send(chain.connection);
  expect(await world.problem()).toBeNull();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (SENT_STUCK_SECONDS + 1) * 1_000 });
  await sendBuyback(chain.connection, { ...chain.chain, raisedFeeMax: 1n });
  const first = await world.lastBuyback();
  expect(await world.problem()).toBe('stuck');
  const answer = await queryTreasury(chain.connection.db, chain.chain, { range: '24h' });
  expect(answer.buyback).toMatchObject({ problem: 'stuck', retryAt: expect.any(String) });
  await world.retryNow();
  // What no process has noted is found by its nonce and told by its id.
  await chain.connection.db.execute(sql`update buybacks set tx_hash = null where state = 'planned'`);
  await send(chain.connection);
  vi.useRealTimers();
  const replaced = await world.lastBuyback();
  expect(replaced).toMatchObject({ id: first.id, txHash: expect.any(String) });
  expect(replaced.txHash).not.toBe(first.txHash);
  await chain.mine();
  await world.rounds(2);
  await expectOne(before);
  expect(await world.problem()).toBeNull();
});

test('behavior: one that has lapsed while it waited is replaced by an empty transaction, and the next has its turn', async () => {
  const before = await prepare();
  await holdBlocks();
  await plan(chain.connection);
  await send(chain.connection);
  const lapsed = await world.lastBuyback();
  // Blocks go by that don't have it.
  const raw = await chain.call('eth_getRawTransactionByHash', [lapsed.txHash]);
  await chain.call('anvil_dropTransaction', [lapsed.txHash]);
  await chain.pass(BUYBACK_SECONDS + 60);
  await chain.mine(chain.chain.confirmations);
  await world.followChain();
  await chain.call('eth_sendRawTransaction', [raw]);
  await send(chain.connection);
  await runTreasuryRound(chain.connection, chain.chain);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (SENT_STUCK_SECONDS + 1) * 1_000 });
  await runTreasuryRound(chain.connection, chain.chain);
  vi.useRealTimers();
  const [given] = (await world.buybacks()).filter(({ id }) => id === lapsed.id);
  expect(given).toMatchObject({ state: 'abandoned' });
  const empty = await chain.chain.client.getTransaction({ hash: given?.txHash as Hash });
  expect(empty).toMatchObject({ nonce: before.sent, to: TREASURER.toLowerCase(), input: '0x', blockNumber: null });
  await chain.call('evm_setAutomine', [true]);
  await chain.mine();
  await world.rounds(3);
  await expectOne({ ...before, count: before.count + 1, sent: before.sent + 1 });
});

test('behavior: what the chain has carried out is never given up, whatever the clock says', async () => {
  const before = await prepare();
  await plan(chain.connection);
  await send(chain.connection);
  await world.followChain();
  await chain.connection.db.execute(sql`update buybacks set deadline = 1 where state = 'planned'`);
  expect(await abandonBuybacks(chain.connection, chain.chain)).toBe(false);
  // Not even when the indexer has not seen its log.
  await chain.connection.db.execute(
    sql`update chain_events set state = 'orphaned' where name = 'BoughtBack' and applied_at is null`,
  );
  expect(await abandonBuybacks(chain.connection, chain.chain)).toBe(false);
  await chain.connection.db.execute(sql`update chain_events set state = 'confirmed' where state = 'orphaned'`);
  await settle(chain.connection);
  await expectOne(before);
});

test('behavior: a transaction that was reverted is tried again after a while', async () => {
  const before = await prepare();
  await plan(chain.connection);
  await chain.call('evm_setAutomine', [false]);
  await send(chain.connection);
  const pause = createOperatorClient(chain.chain, createKeySigner(DEVELOPMENT_KEYS.admin));
  // Ahead of it in the same block.
  const hash = await pause.writeContract({
    address: chain.chain.vault,
    abi: ashaoVaultAbi,
    functionName: 'pause',
    maxPriorityFeePerGas: 10n ** 11n,
    maxFeePerGas: 10n ** 12n,
  });
  await chain.mine();
  await chain.call('evm_setAutomine', [true]);
  await chain.settle(hash);
  await world.rounds(2);
  expect(await world.problem()).toBe('reverted');
  expect(await world.inLedger('buyback:usdc')).toBe(BUYBACK_MIN);
  await chain.asAdmin('unpause');
  await world.retryNow();
  await world.rounds(2);
  await expectOne({ ...before, sent: before.sent + 1 });
});

test('behavior: one that an admin has cancelled on the chain is given up', async () => {
  await prepare();
  const id = await plan(chain.connection);
  await chain.cancel((await world.lastBuyback()).vaultId);
  await world.followChain();
  expect([...(await runTreasuryRound(chain.connection, { ...chain.chain, treasurer: null }))]).toEqual([]);
  expect(await world.lastBuyback()).toMatchObject({ id, state: 'abandoned' });
  expect(await world.inLedger('buyback:usdc')).toBe(BUYBACK_MIN);
  await world.rounds(3);
  expect(await world.inLedger('buyback:usdc')).toBe(0n);
  expect(await world.brokenChecks()).toEqual([]);
});

test('behavior: several instances at once, without and with the lock, make one buyback', async () => {
  const before = await prepare();
  const instances = [newInstance(), newInstance(), newInstance()];
  for (let round = 0; round < 4; round += 1) {
    await Promise.all(instances.map((instance) => runTreasuryRound(instance, chain.chain)));
    await world.followChain();
    await world.retryNow();
  }
  expect(await world.buybacks()).toHaveLength(before.count + 1);
  expect(await world.lastBuyback()).toMatchObject({ state: 'done' });
  expect(before.inVault - (await chain.balanceOf('usdc', chain.chain.vault))).toBe(BUYBACK_MIN);

  const again = await prepare();
  const stops = instances.map((instance) => runTreasuryBackground(instance, chain.chain));
  try {
    for (
      let look = 0;
      // Counted first: else the last may be the one before, and the new one planned between the two looks.
      (await world.buybacks()).length === again.count || (await world.lastBuyback()).state !== 'done';
      look += 1
    ) {
      expect(look).toBeLessThan(100);
      await sleep(100);
      await world.followChain();
    }
  } finally {
    await Promise.all(stops.map((stop) => stop()));
  }
  await expectOne(again);
});

test('error: a node that does not answer is waited out, longer each time', async () => {
  const before = await prepare();
  const rpcUrls = ['http://127.0.0.1:1'];
  const dead = {
    ...chain.chain,
    rpcUrls,
    client: createChainClient({ chainId: chain.chain.chainId, rpcUrls, pollingMs: 10 }),
  };
  expect([...(await runTreasuryRound(chain.connection, dead)).keys()]).toEqual(['plan buyback']);
  expect(await world.problem()).toBe('node');
  const wait = async () => {
    const [row] = await chain.connection.sql<{ seconds: string }[]>`
      select round(extract(epoch from retry_at - problem_at)) as seconds from buyback_state`;
    return Number(row?.seconds);
  };
  const waits = [await wait()];
  for (let failure = 0; failure < 3; failure += 1) {
    await world.retryNow();
    if (failure === 2) await chain.connection.db.execute(sql`update buyback_state set failures = 40`);
    await runTreasuryRound(chain.connection, dead);
    waits.push(await wait());
  }
  expect(waits).toEqual([30, 60, 120, 3_600]);
  await world.retryNow();
  await world.rounds(3);
  await expectOne(before);
});

test('error: a buyback that was not planned here raises the alarm, and nothing is booked', async () => {
  await prepare();
  const treasurer = createOperatorClient(chain.chain, createKeySigner(DEVELOPMENT_KEYS.treasurer));
  const id = keccak256(stringToHex('somebody else'));
  const args = [id, 1_000_000n, 1n, 2n ** 40n] as const;
  await chain.settle(
    await treasurer.writeContract({ address: chain.chain.vault, abi: ashaoVaultAbi, functionName: 'buyback', args }),
  );
  const pot = await world.inLedger('buyback:usdc');
  await world.followChain();
  await runTreasuryRound(chain.connection, chain.chain);
  expect((await readDeployment(chain.connection.db))?.alarm).toMatch(/has not planned/);
  expect(await world.inLedger('buyback:usdc')).toBe(pot);
  // Nothing is planned or sent while it is on.
  await runTreasuryRound(chain.connection, chain.chain);
  expect((await world.buybacks()).filter(({ state }) => state === 'planned')).toEqual([]);
});
