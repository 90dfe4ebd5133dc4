import { type Address, type Hex, parseSignature, parseUnits, zeroAddress } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { expect, test } from 'vitest';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { testUsdcAbi } from '../../lib/chain/abi/test-usdc.ts';
import { LOCAL_ADMIN, LOCAL_ROLES } from '../../scripts/lib/chain/local-deployment.ts';
import { readArtifact } from '../../scripts/lib/chain/read-artifact.ts';
import { ALICE_KEY, PEOPLE, readEvents, readRevert } from '../helpers/test-chain.ts';
import { useVault } from '../helpers/use-vault.ts';
import { makeVaultWorld } from '../helpers/vault-world.ts';

const { alice, bob, mallory } = PEOPLE;
const USDC = 1_000_000n;

const at = useVault(async (_chain, world) => {
  await world.fundUsdc(alice, 100n * USDC);
  await world.fundAshao(alice, parseUnits('1000', 18));
});

test('default: a deposit of USDC moves it, is recorded with its owner, and raises the reserve', async () => {
  const { chain, world } = at;
  const receipt = await world.deposit(alice, chain.usdc, 40n * USDC);
  expect(readEvents(receipt, chain.vault, ashaoVaultAbi)).toEqual([
    ['Deposited', { account: alice, token: chain.usdc, amount: 40n * USDC }],
  ]);
  expect(await chain.balanceOf(chain.usdc, chain.vault)).toBe(40n * USDC);
  expect(await chain.balanceOf(chain.usdc, alice)).toBe(60n * USDC);
  expect(await world.reserves(chain.usdc)).toBe(40n * USDC);
  expect(await world.reserves(chain.ashao)).toBe(0n);
});

test('default: $ASHAO is taken as well, and counted apart', async () => {
  const { chain, world } = at;
  await world.deposit(alice, chain.ashao, parseUnits('1000', 18));
  expect(await world.reserves(chain.ashao)).toBe(parseUnits('1000', 18));
  expect(await world.reserves(chain.usdc)).toBe(0n);
});

test('behavior: money sent without a deposit is in the balance and not in the reserve', async () => {
  const { chain, world } = at;
  await chain.send({
    from: alice,
    address: chain.usdc,
    abi: ashaoTokenAbi,
    functionName: 'transfer',
    args: [chain.vault, 5n * USDC],
  });
  expect(await chain.balanceOf(chain.usdc, chain.vault)).toBe(5n * USDC);
  expect(await world.reserves(chain.usdc)).toBe(0n);
});

test.each(['usdc', 'ashao'] as const)('behavior: %s is deposited with a permit and no approval', async (name) => {
  const { chain, world } = at;
  await world.approve(alice, chain[name], 0n);
  await depositWithPermit(name, await signPermit(chain[name]));
  expect(await world.reserves(chain[name])).toBe(10n * USDC);
});

test('behavior: a permit that somebody else has used first does not stop the deposit', async () => {
  const { chain, world } = at;
  await world.approve(alice, chain.usdc, 0n);
  const permit = await signPermit(chain.usdc);
  await chain.send({
    from: mallory,
    address: chain.usdc,
    abi: testUsdcAbi,
    functionName: 'permit',
    args: [alice, chain.vault, permit.amount, permit.deadline, permit.v, permit.r, permit.s],
  });
  await depositWithPermit('usdc', permit);
  expect(await world.reserves(chain.usdc)).toBe(10n * USDC);
  // And it is good for one deposit only.
  expect(await readRevert(depositWithPermit('usdc', permit))).toMatch(/^ERC20InsufficientAllowance/);
});

test("error: a permit is the caller's: another's lets nobody deposit in their own name", async () => {
  const { chain, world } = at;
  await world.approve(alice, chain.usdc, 0n);
  const permit = await signPermit(chain.usdc);
  expect(await readRevert(depositWithPermit('usdc', permit, bob))).toMatch(/^ERC20InsufficientAllowance/);
  expect(await readRevert(depositWithPermit('usdc', { ...permit, deadline: 1n }))).toMatch(
    /^ERC20InsufficientAllowance/,
  );
});

test('error: nothing, without approval, more than one has, a foreign token', async () => {
  const { chain, world } = at;
  const foreign = await chain.deploy('test/FeeToken', [0n]);
  expect(await readRevert(world.deposit(alice, chain.usdc, 0n))).toBe('ZeroAmount()');
  expect(await readRevert(world.deposit(bob, chain.usdc, 1n))).toBe(`ERC20InsufficientAllowance(${chain.vault}, 0, 1)`);
  expect(await readRevert(world.deposit(alice, chain.usdc, 101n * USDC))).toBe(
    `ERC20InsufficientBalance(${alice}, ${100n * USDC}, ${101n * USDC})`,
  );
  expect(await readRevert(world.deposit(alice, foreign, 1n))).toBe(`UnsupportedToken(${foreign})`);
  expect(await readRevert(world.deposit(alice, zeroAddress, 1n))).toBe(`UnsupportedToken(${zeroAddress})`);
  const permit = await signPermit(chain.usdc);
  expect(await readRevert(depositWithPermitOf(foreign, permit, alice))).toBe(`UnsupportedToken(${foreign})`);
});

test('error: a paused vault takes nothing', async () => {
  const { chain, world } = at;
  await world.pause();
  expect(await readRevert(world.deposit(alice, chain.usdc, 1n))).toBe('EnforcedPause()');
  expect(await readRevert(depositWithPermit('usdc', await signPermit(chain.usdc)))).toBe('EnforcedPause()');
  await world.unpause();
  await world.deposit(alice, chain.usdc, 1n);
});

test('behavior: of a token that keeps a fee, what arrived counts', async () => {
  const { chain } = at;
  const { token, world } = await openWithToken('test/FeeToken', [100n]);
  await mint(token, alice, 1_000n);
  await world.approve(alice, token);
  const receipt = await world.deposit(alice, token, 1_000n);
  expect(readEvents(receipt, world.vault, ashaoVaultAbi)).toEqual([
    ['Deposited', { account: alice, token, amount: 990n }],
  ]);
  expect(await world.reserves(token)).toBe(990n);
  expect(await chain.balanceOf(token, world.vault)).toBe(990n);
  // So that a voucher for what was sent can't reach into what others have deposited.
  const voucher = await world.makeVoucher({ account: alice, amount: 1_000n, token });
  expect(await readRevert(world.pay(voucher))).toBe(`InsufficientReserves(${token}, 1000, 990)`);
});

test('error: a token that keeps everything, or moves nothing and says false, makes no deposit', async () => {
  const greedy = await openWithToken('test/FeeToken', [10_000n]);
  await mint(greedy.token, alice, 1_000n);
  await greedy.world.approve(alice, greedy.token);
  expect(await readRevert(greedy.world.deposit(alice, greedy.token, 1_000n))).toBe('ZeroAmount()');
  const refusing = await openWithToken('test/RefusingToken', []);
  expect(await readRevert(refusing.world.deposit(alice, refusing.token, 1_000n))).toBe(
    `SafeERC20FailedOperation(${refusing.token})`,
  );
});

type Permit = { amount: bigint; deadline: bigint; v: number; r: Hex; s: Hex };

async function signPermit(token: Address): Promise<Permit> {
  const { chain } = at;
  const onToken = { address: token, abi: ashaoTokenAbi } as const;
  const [name, nonce, now] = await Promise.all([
    chain.client.readContract({ ...onToken, functionName: 'name' }),
    chain.client.readContract({ ...onToken, functionName: 'nonces', args: [alice] }),
    chain.now(),
  ]);
  const message = { owner: alice, spender: chain.vault, value: 10n * USDC, nonce, deadline: now + 600n };
  const signature = await privateKeyToAccount(ALICE_KEY).signTypedData({
    domain: { name, version: '1', chainId: chain.chainId, verifyingContract: token },
    types: {
      Permit: [
        { name: 'owner', type: 'address' },
        { name: 'spender', type: 'address' },
        { name: 'value', type: 'uint256' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    primaryType: 'Permit',
    message,
  });
  const { r, s, yParity } = parseSignature(signature);
  return { amount: message.value, deadline: message.deadline, v: 27 + yParity, r, s };
}

const depositWithPermit = (name: 'usdc' | 'ashao', permit: Permit, from: Address = alice) =>
  depositWithPermitOf(at.chain[name], permit, from);

function depositWithPermitOf(token: Address, { amount, deadline, v, r, s }: Permit, from: Address) {
  return at.chain.send({
    from,
    address: at.chain.vault,
    abi: ashaoVaultAbi,
    functionName: 'depositWithPermit',
    args: [token, amount, deadline, v, r, s],
  });
}

/** A vault whose USDC is some other token. */
async function openWithToken(artifact: string, args: readonly unknown[]) {
  const { chain } = at;
  const token = await chain.deploy(artifact, args);
  const world = makeVaultWorld(
    chain,
    await chain.deploy('AshaoVault', [token, chain.ashao, chain.router, LOCAL_ADMIN]),
  );
  await world.setCap(token, 1_000_000n);
  await world.grant('SIGNER_ROLE', LOCAL_ROLES.signer);
  return { token, world };
}

function mint(token: Address, to: Address, amount: bigint) {
  const { abi } = readArtifact('test/FeeToken');
  return at.chain.send({ from: to, address: token, abi, functionName: 'mint', args: [to, amount] });
}
