import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
  ASHAO_SUPPLY,
  BUYBACK_MAX,
  BUYBACK_MIN,
  BUYBACK_PER_DAY_MAX,
  BUYBACK_SECONDS,
  PRICE_STALE_SECONDS,
} from '../../lib/constants.ts';
import { observeChain } from '../../lib/treasury/observe-chain.ts';
import { planBuyback } from '../../lib/treasury/plan-buyback.ts';
import { runTreasuryRound } from '../../lib/treasury/run-treasury-round.ts';
import { useChainWorld } from '../helpers/chain-world.ts';
import { TreasuryWorld } from '../helpers/treasury-world.ts';

const chain = useChainWorld({ confirmations: 2 });
const world = new TreasuryWorld(chain);

test('default: a full pot buys back and burns, and ledger, chain and history agree to the unit', async () => {
  await world.fill(BUYBACK_MIN - 1n);
  await world.settlePrice();
  await world.rounds();
  expect(await world.buybacks()).toEqual([]);

  await world.fill(1n);
  const inVault = await chain.balanceOf('usdc', chain.chain.vault);
  await world.settlePrice();
  await world.rounds();
  const [buyback] = await world.buybacks();
  expect(buyback).toMatchObject({ state: 'done', usdc: BUYBACK_MIN });
  expect(await chain.balanceOf('usdc', chain.chain.vault)).toBe(inVault - BUYBACK_MIN);
  expect(ASHAO_SUPPLY - (await world.totalSupply())).toBe(buyback?.burned);
  expect(buyback?.burned).toBe(buyback?.quote);
  expect([await world.inLedger('buyback:usdc'), await world.inLedger('rewards:usdc')]).toEqual([0n, 0n]);
  expect(-(await world.inLedger('bridge:usdc'))).toBe(await chain.balanceOf('usdc', chain.chain.vault));
  expect(await world.brokenChecks()).toEqual([]);
});

test('behavior: a price that somebody has just moved stops it, and the pot stays; once it has stood, it is the price', async () => {
  await world.fill(BUYBACK_MIN);
  await world.settlePrice();
  const before = (await world.buybacks()).length;
  await world.trade('usdc', 5_000_000_000n);
  await world.rounds();
  expect(await world.problem()).toBe('price_moved');
  expect(await world.buybacks()).toHaveLength(before);
  expect(await world.inLedger('buyback:usdc')).toBe(BUYBACK_MIN);

  await world.settlePrice();
  await world.retryNow();
  await world.rounds();
  expect(await world.lastBuyback()).toMatchObject({ state: 'done', usdc: BUYBACK_MIN });
  expect(await world.problem()).toBeNull();
  expect(await world.inLedger('buyback:usdc')).toBe(0n);
});

test('behavior: who buys just ahead of it makes it wait, as the least amount is of the time-weighted price', async () => {
  await world.fill(BUYBACK_MIN);
  await world.settlePrice();
  await observeChain(chain.connection, chain.chain);
  const id = await planBuyback(chain.connection, chain.chain);
  expect(id).not.toBeNull();
  const inVault = await chain.balanceOf('usdc', chain.chain.vault);
  await world.trade('usdc', 5_000_000_000n);
  await world.rounds();
  expect(await world.problem()).toBe('slippage');
  expect(await world.lastBuyback()).toMatchObject({ id, state: 'planned', txHash: null });
  expect(await chain.balanceOf('usdc', chain.chain.vault)).toBe(inVault);

  // The deadline passes on the chain: it is given up, and the next one is made at the price that has stood since.
  await chain.pass(BUYBACK_SECONDS + 60);
  await chain.mine(2);
  await world.rounds(1);
  expect(await world.lastBuyback()).toMatchObject({ id, state: 'abandoned' });
  expect(await world.inLedger('buyback:usdc')).toBe(BUYBACK_MIN);
  await world.retryNow();
  await world.rounds();
  const last = await world.lastBuyback();
  expect(last).toMatchObject({ state: 'done', usdc: BUYBACK_MIN });
  expect(last.id).not.toBe(id);
  expect(await world.brokenChecks()).toEqual([]);
});

test('behavior: a price that has become old buys nothing, whatever the pot holds', async () => {
  await world.fill(BUYBACK_MIN);
  await world.settlePrice();
  await observeChain(chain.connection, chain.chain);
  const before = await world.buybacks();
  const inVault = await chain.balanceOf('usdc', chain.chain.vault);
  const { db } = chain.connection;
  // As if the chain had been silent for as long: no round of its own has read it since.
  const past = sql`now() - make_interval(secs => ${PRICE_STALE_SECONDS + 1})`;
  await db.execute(sql`update chain_observations set seen_at = ${past}`);
  await db.execute(sql`update chain_deployments set polled_at = ${past}`);
  expect([...(await runTreasuryRound(chain.connection, chain.chain))]).toEqual([]);
  expect(await world.problem()).toBe('no_price');
  expect(await world.buybacks()).toEqual(before);
  expect(await chain.balanceOf('usdc', chain.chain.vault)).toBe(inVault);
  expect(await world.inLedger('buyback:usdc')).toBe(BUYBACK_MIN);

  await world.settlePrice();
  await world.retryNow();
  await world.rounds();
  expect(await world.lastBuyback()).toMatchObject({ state: 'done', usdc: BUYBACK_MIN });
});

test('behavior: a paused vault buys nothing and says so; unpaused it goes on', async () => {
  await world.fill(BUYBACK_MIN);
  await world.settlePrice();
  const before = (await world.buybacks()).length;
  await chain.asAdmin('pause');
  await world.rounds(2);
  expect(await world.problem()).toBe('vault_paused');
  expect(await world.buybacks()).toHaveLength(before);
  await chain.asAdmin('unpause');
  // Not before the wait is over.
  await world.rounds(2);
  expect(await world.buybacks()).toHaveLength(before);
  await world.retryNow();
  await world.rounds();
  expect(await world.lastBuyback()).toMatchObject({ state: 'done' });
});

test('behavior: a vault that is paused after the plan was sent is waited for', async () => {
  await world.fill(BUYBACK_MIN);
  await world.settlePrice();
  await observeChain(chain.connection, chain.chain);
  const id = await planBuyback(chain.connection, chain.chain);
  await chain.asAdmin('pause');
  await world.rounds(2);
  expect(await world.problem()).toBe('vault_paused');
  await chain.asAdmin('unpause');
  await world.retryNow();
  await world.rounds();
  expect(await world.lastBuyback()).toMatchObject({ id, state: 'done' });
});

test('behavior: one buyback and all of a day have their limits, and the rest of the pot waits', async () => {
  const spent = (await world.buybacks())
    .filter(({ state }) => state === 'done')
    .reduce((sum, { usdc }) => sum + usdc, 0n);
  await world.fill(BUYBACK_PER_DAY_MAX + BUYBACK_MAX);
  for (let round = 0; round < 7; round += 1) {
    await world.settlePrice();
    await world.retryNow();
    await world.rounds();
  }
  const done = (await world.buybacks()).filter(({ state }) => state === 'done');
  expect(done.every(({ usdc }) => usdc <= BUYBACK_MAX)).toBe(true);
  expect(done.reduce((sum, { usdc }) => sum + usdc, 0n)).toBe(BUYBACK_PER_DAY_MAX);
  expect(await world.inLedger('buyback:usdc')).toBe(BUYBACK_MAX + spent);
  expect(-(await world.inLedger('bridge:usdc'))).toBe(await chain.balanceOf('usdc', chain.chain.vault));
  expect(await world.brokenChecks()).toEqual([]);
});
