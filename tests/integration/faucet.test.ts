import { expect, test } from 'vitest';
import { giveTestMoney } from '../../lib/chain/give-test-money.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { FAUCET_ASHAO, FAUCET_USDC, FAUCET_WEI } from '../../lib/constants.ts';
import { useChainWorld } from '../helpers/chain-world.ts';

const world = useChainWorld();

test('default: test money and gas once a day, also when asked twice at once; nowhere but on the local chain', async () => {
  await runChainRound(world.connection, world.chain);
  const { address } = await world.wallet();
  const before = [await world.balanceOf('usdc', address), await world.balanceOf('ashao', address)];
  const gasBefore = await world.chain.client.getBalance({ address });
  const give = () => giveTestMoney(world.connection, world.chain, { address });
  const answers = await Promise.allSettled([give(), give()]);
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(give()).rejects.toMatchObject({ code: 'rate_limited' });
  const after = [await world.balanceOf('usdc', address), await world.balanceOf('ashao', address)];
  expect(after).toEqual([(before[0] ?? 0n) + FAUCET_USDC, (before[1] ?? 0n) + FAUCET_ASHAO]);
  expect(await world.chain.client.getBalance({ address })).toBe(gasBefore + FAUCET_WEI);
  const elsewhere = giveTestMoney(world.connection, { ...world.chain, faucet: null }, { address });
  await expect(elsewhere).rejects.toMatchObject({ code: 'not_found' });
});
