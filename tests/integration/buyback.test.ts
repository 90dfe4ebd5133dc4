import { expect, test } from 'vitest';
import { ASHAO_SUPPLY, BUYBACK_MIN } from '../../lib/constants.ts';
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
