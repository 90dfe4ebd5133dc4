import { type Address, encodeFunctionData, type Hex, toFunctionSelector } from 'viem';
import { expect, test } from 'vitest';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { LOCAL_ADMIN, LOCAL_ROLES } from '../../scripts/lib/chain/local-deployment.ts';
import { readArtifact } from '../../scripts/lib/chain/read-artifact.ts';
import { nextId, PEOPLE } from '../helpers/test-chain.ts';
import { useVault } from '../helpers/use-vault.ts';
import { makeVaultWorld } from '../helpers/vault-world.ts';

const { alice, bob, mallory } = PEOPLE;
const REENTRANT_CALL = toFunctionSelector('ReentrancyGuardReentrantCall()');

const at = useVault();

/** What the token tries while it is being moved: every way in and out of the vault. */
const ATTACKS = ['deposit', 'depositWithPermit', 'withdraw', 'buyback', 'rescue'] as const;

test.each(ATTACKS)('error: a token that calls %s while it is deposited gets nowhere', async (attack) => {
  const { chain, world, token, arm } = await openHostile();
  await arm(attack);
  await world.deposit(alice, token, 100n);
  expect(await readOutcome(token)).toEqual([1n, 0n, REENTRANT_CALL]);
  expect(await world.reserves(token)).toBe(1_100n);
  expect(await chain.balanceOf(token, world.vault)).toBe(1_100n);
});

test.each(ATTACKS)('error: a token that calls %s while it is paid out gets nowhere', async (attack) => {
  const { chain, world, token, arm } = await openHostile();
  const voucher = await world.makeVoucher({ account: bob, amount: 100n, token });
  await arm(attack);
  await world.pay(voucher);
  expect(await readOutcome(token)).toEqual([1n, 0n, REENTRANT_CALL]);
  expect(await world.reserves(token)).toBe(900n);
  expect(await chain.balanceOf(token, bob)).toBe(100n);
  expect(await chain.balanceOf(token, mallory)).toBe(0n);
});

test.each(ATTACKS)('error: a token that calls %s in the middle of a buyback gets nowhere', async (attack) => {
  const { chain, world, token, arm } = await openHostile();
  await arm(attack);
  await world.buyback(100n, 5n);
  expect(await readOutcome(token)).toEqual([1n, 0n, REENTRANT_CALL]);
  expect(await world.reserves(token)).toBe(900n);
  expect(await chain.balanceOf(token, mallory)).toBe(0n);
});

test('behavior: what the token reads while it is paid out is already counted', async () => {
  const { chain, world, token } = await openHostile();
  // Its own voucher, once more, in the very call that pays it: the id must be used before the money moves.
  const voucher = await world.makeVoucher({ account: bob, amount: 100n, token });
  const data = encodeFunctionData({
    abi: ashaoVaultAbi,
    functionName: 'withdraw',
    args: [voucher, await world.sign(voucher)],
  });
  await armWith(token, world.vault, data);
  await world.pay(voucher);
  expect(await chain.balanceOf(token, bob)).toBe(100n);
  expect(await world.isUsed(voucher.id)).toBe(true);
});

/** A vault whose USDC calls back. The token has every role an attacker could hope for. */
async function openHostile() {
  const { chain } = at;
  const token = await chain.deploy('test/ReenteringToken');
  const router = await chain.deploy('test/StingyRouter', [10_000n, 5n]);
  const vault = await chain.deploy('AshaoVault', [token, chain.ashao, router, LOCAL_ADMIN]);
  const world = makeVaultWorld(chain, vault);
  await world.setCap(token, 1_000_000n);
  await world.grant('SIGNER_ROLE', LOCAL_ROLES.signer);
  await world.grant('TREASURER_ROLE', LOCAL_ROLES.treasurer);
  await world.grant('TREASURER_ROLE', token);
  const adminRole = `0x${'00'.repeat(32)}` as const;
  await chain.send({
    from: LOCAL_ADMIN,
    address: vault,
    abi: ashaoVaultAbi,
    functionName: 'grantRole',
    args: [adminRole, token],
  });
  const { abi } = readArtifact('test/ReenteringToken');
  await chain.send({ from: alice, address: token, abi, functionName: 'mint', args: [alice, 2_000n] });
  await world.approve(alice, token);
  await world.deposit(alice, token, 1_000n);
  await at.world.fundAshao(alice, 50n);
  await chain.send({ from: alice, address: chain.ashao, abi, functionName: 'transfer', args: [router, 50n] });
  const stolen = await world.makeVoucher({ account: mallory, amount: 500n, token });
  const signature = await world.sign(stolen);
  const deadline = stolen.deadline;
  const zero = `0x${'00'.repeat(32)}` as const;
  const calls: Record<(typeof ATTACKS)[number], Hex> = {
    deposit: encodeFunctionData({ abi: ashaoVaultAbi, functionName: 'deposit', args: [token, 1n] }),
    depositWithPermit: encodeFunctionData({
      abi: ashaoVaultAbi,
      functionName: 'depositWithPermit',
      args: [token, 1n, deadline, 27, zero, zero],
    }),
    withdraw: encodeFunctionData({ abi: ashaoVaultAbi, functionName: 'withdraw', args: [stolen, signature] }),
    buyback: encodeFunctionData({ abi: ashaoVaultAbi, functionName: 'buyback', args: [nextId(), 1n, 1n, deadline] }),
    rescue: encodeFunctionData({ abi: ashaoVaultAbi, functionName: 'rescue', args: [chain.pair, mallory, 0n] }),
  };
  return { chain, world, token, arm: (attack: (typeof ATTACKS)[number]) => armWith(token, vault, calls[attack]) };
}

function armWith(token: Address, target: Address, data: Hex) {
  const { abi } = readArtifact('test/ReenteringToken');
  return at.chain.send({ from: mallory, address: token, abi, functionName: 'arm', args: [target, data] });
}

function readOutcome(token: Address) {
  const { abi } = readArtifact('test/ReenteringToken');
  const read = (functionName: string) => at.chain.client.readContract({ address: token, abi, functionName });
  return Promise.all([read('attempts'), read('successes'), read('refusal')]);
}
