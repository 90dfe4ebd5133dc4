import { type Address, maxUint256, parseUnits } from 'viem';
import { expect, test } from 'vitest';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { uniswapV2PairAbi } from '../../lib/chain/abi/uniswap-v2-pair.ts';
import { uniswapV2RouterAbi } from '../../lib/chain/abi/uniswap-v2-router.ts';
import { LOCAL_ADMIN, LOCAL_ROLES } from '../../scripts/lib/chain/local-deployment.ts';
import { nextId, PEOPLE, readEvents, readRevert } from '../helpers/test-chain.ts';
import { useVault } from '../helpers/use-vault.ts';
import { FAUCET, makeVaultWorld } from '../helpers/vault-world.ts';

const { alice, mallory } = PEOPLE;
const USDC = 1_000_000n;

const at = useVault(async (chain, world) => {
  await world.fundUsdc(alice, 5_000n * USDC);
  await world.deposit(alice, chain.usdc, 5_000n * USDC);
});

const readSupply = () =>
  at.chain.client.readContract({ address: at.chain.ashao, abi: ashaoTokenAbi, functionName: 'totalSupply' });
const quote = async (usdcAmount: bigint) => {
  const { chain } = at;
  const [, ashao = 0n] = await chain.client.readContract({
    address: chain.router,
    abi: uniswapV2RouterAbi,
    functionName: 'getAmountsOut',
    args: [usdcAmount, [chain.usdc, chain.ashao]],
  });
  return ashao;
};
const readAllowance = (owner: Address, spender: Address) =>
  at.chain.client.readContract({
    address: at.chain.usdc,
    abi: ashaoTokenAbi,
    functionName: 'allowance',
    args: [owner, spender],
  });

test('default: the pair is the one that the router computes from its own bytecode hash, and holds the seed', async () => {
  const { chain } = at;
  const [reserve0, reserve1] = await chain.client.readContract({
    address: chain.pair,
    abi: uniswapV2PairAbi,
    functionName: 'getReserves',
  });
  expect(new Set([reserve0, reserve1])).toEqual(new Set([parseUnits('100000', 6), parseUnits('10000000', 18)]));
});

test('default: USDC is sold on the pair for the quoted $ASHAO, all of which are burned', async () => {
  const { chain, world } = at;
  const [before, pairBefore, expected] = [
    await readSupply(),
    await chain.balanceOf(chain.usdc, chain.pair),
    await quote(1_000n * USDC),
  ];
  // A cent each: 100,000 less the fee of 0.3 % and what the trade moves the price by.
  expect(expected).toBeGreaterThan(parseUnits('98000', 18));
  expect(expected).toBeLessThan(parseUnits('99700', 18));
  const id = nextId();
  const receipt = await world.buyback(1_000n * USDC, expected, LOCAL_ROLES.treasurer, id);
  expect(readEvents(receipt, chain.vault, ashaoVaultAbi)).toEqual([
    ['BoughtBack', { id, usdcAmount: 1_000n * USDC, ashaoBurned: expected }],
  ]);
  expect(await readSupply()).toBe(before - expected);
  expect(await chain.balanceOf(chain.ashao, chain.vault)).toBe(0n);
  expect(await chain.balanceOf(chain.usdc, chain.vault)).toBe(4_000n * USDC);
  expect(await chain.balanceOf(chain.usdc, chain.pair)).toBe(pairBefore + 1_000n * USDC);
  expect(await world.reserves(chain.usdc)).toBe(4_000n * USDC);
  expect(await readAllowance(chain.vault, chain.router)).toBe(0n);
  // The price has risen: what the next dollar buys is less.
  expect((await quote(USDC)) * 1_000n).toBeLessThan(expected);
});

test('behavior: deposited $ASHAO are not burned along', async () => {
  const { chain, world } = at;
  await world.fundAshao(alice, 777n);
  await world.deposit(alice, chain.ashao, 777n);
  await world.buyback(10n * USDC);
  expect(await chain.balanceOf(chain.ashao, chain.vault)).toBe(777n);
  expect(await world.reserves(chain.ashao)).toBe(777n);
});

test('error: a price that moved past the bound moves nothing', async () => {
  const { chain, world } = at;
  const expected = await quote(1_000n * USDC);
  // Somebody buys ahead, as in a sandwich.
  await world.fundUsdc(mallory, 2_000n * USDC);
  const deadline = (await chain.now()) + 600n;
  await chain.send({
    from: mallory,
    address: chain.usdc,
    abi: ashaoTokenAbi,
    functionName: 'approve',
    args: [chain.router, maxUint256],
  });
  await chain.send({
    from: mallory,
    address: chain.router,
    abi: uniswapV2RouterAbi,
    functionName: 'swapExactTokensForTokens',
    args: [2_000n * USDC, 1n, [chain.usdc, chain.ashao], mallory, deadline],
  });
  const [supply, id] = [await readSupply(), nextId()];
  const refused = await readRevert(world.buyback(1_000n * USDC, (expected * 99n) / 100n, LOCAL_ROLES.treasurer, id));
  expect(refused).toBe('Error(UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT)');
  expect(await readSupply()).toBe(supply);
  expect(await world.reserves(chain.usdc)).toBe(5_000n * USDC);
  expect(await world.isUsed(id)).toBe(false);
  await world.buyback(1_000n * USDC, (expected * 95n) / 100n, LOCAL_ROLES.treasurer, id);
});

test('error: twice with one id, without a bound, nothing, too late, paused, beyond reserve or cap', async () => {
  const { chain, world } = at;
  const id = nextId();
  await world.buyback(USDC, 1n, LOCAL_ROLES.treasurer, id);
  expect(await readRevert(world.buyback(USDC, 1n, LOCAL_ROLES.treasurer, id))).toBe(`AlreadyUsed(${id})`);
  // Vouchers and buybacks share their ids.
  const voucher = await world.makeVoucher({ account: alice, amount: 1n, id });
  expect(await readRevert(world.pay(voucher))).toBe(`AlreadyUsed(${id})`);
  expect(await readRevert(world.buyback(USDC, 0n))).toBe('ZeroAmount()');
  expect(await readRevert(world.buyback(0n))).toBe('ZeroAmount()');
  expect(await readRevert(world.buyback(5_000n * USDC))).toBe(
    `InsufficientReserves(${chain.usdc}, ${5_000n * USDC}, ${4_999n * USDC})`,
  );
  const late = chain.send({
    from: LOCAL_ROLES.treasurer,
    address: chain.vault,
    abi: ashaoVaultAbi,
    functionName: 'buyback',
    args: [nextId(), USDC, 1n, 17n],
  });
  expect(await readRevert(late)).toBe('Expired(17)');
  await world.pause();
  expect(await readRevert(world.buyback(USDC))).toBe('EnforcedPause()');
});

test('behavior: buybacks and withdrawals draw on one cap', async () => {
  const { chain, world } = at;
  await world.setCap(chain.usdc, 100n * USDC);
  await world.buyback(60n * USDC);
  const voucher = await world.makeVoucher({ account: alice, amount: 50n * USDC });
  expect(await readRevert(world.pay(voucher))).toMatch(
    new RegExp(`^RateCapExceeded\\(${chain.usdc}, 50000000, 40\\d+\\)$`),
  );
  await world.pay({ ...voucher, amount: 40n * USDC });
  expect(await readRevert(world.buyback(USDC))).toMatch(/^RateCapExceeded/);
});

test.each([
  ['gives less than it was asked for', 10_000n, 99n, /^SlippageExceeded\(99, 100\)$/],
  ['gives nothing', 10_000n, 0n, /^SlippageExceeded\(0, 100\)$/],
])('error: a router that %s is not believed', async (_what, takeBps, gives, expected) => {
  const { world } = await openWithRouter(takeBps, gives);
  expect(await readRevert(world.buyback(10n * USDC, 100n))).toMatch(expected);
});

test('behavior: a router that takes less than it may is left no allowance for the rest', async () => {
  const { chain } = at;
  const { world, router } = await openWithRouter(5_000n, 100n);
  await world.buyback(10n * USDC, 100n);
  expect(await readAllowance(world.vault, router)).toBe(0n);
  // What it left stays in the vault, beyond what can be paid out.
  expect(await chain.balanceOf(chain.usdc, world.vault)).toBe(15n * USDC);
  expect(await world.reserves(chain.usdc)).toBe(10n * USDC);
});

/** A vault with a router that does as it likes, 20 USDC in it. */
async function openWithRouter(takeBps: bigint, gives: bigint) {
  const { chain } = at;
  const router = await chain.deploy('test/StingyRouter', [takeBps, gives]);
  const world = makeVaultWorld(chain, await chain.deploy('AshaoVault', [chain.usdc, chain.ashao, router, LOCAL_ADMIN]));
  await chain.send({
    from: FAUCET,
    address: chain.ashao,
    abi: ashaoTokenAbi,
    functionName: 'transfer',
    args: [router, 1_000n],
  });
  await world.setCap(chain.usdc, 1_000n * USDC);
  await world.grant('TREASURER_ROLE', LOCAL_ROLES.treasurer);
  await world.fundUsdc(alice, 20n * USDC);
  await world.deposit(alice, chain.usdc, 20n * USDC);
  return { world, router };
}
