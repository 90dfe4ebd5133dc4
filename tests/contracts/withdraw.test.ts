import {
  encodeFunctionData,
  type Hex,
  maxUint256,
  parseSignature,
  parseUnits,
  serializeSignature,
  zeroAddress,
} from 'viem';
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts';
import { expect, test } from 'vitest';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { testUsdcAbi } from '../../lib/chain/abi/test-usdc.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';
import { LOCAL_ADMIN } from '../../scripts/lib/chain/local-deployment.ts';
import { nextId, PEOPLE, readEvents, readRevert } from '../helpers/test-chain.ts';
import { useVault } from '../helpers/use-vault.ts';
import { makeVaultWorld } from '../helpers/vault-world.ts';

const { alice, bob, mallory } = PEOPLE;
const USDC = 1_000_000n;
/** The order of secp256k1's group: (r, n − s) is a signature over the same. */
const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

const at = useVault(async (chain, world) => {
  await world.fundUsdc(alice, 1_000n * USDC);
  await world.deposit(alice, chain.usdc, 1_000n * USDC);
  await world.fundAshao(alice, parseUnits('1000', 18));
  await world.deposit(alice, chain.ashao, parseUnits('1000', 18));
});

test('default: a voucher pays its account, whoever submits it', async () => {
  const { chain, world } = at;
  const voucher = await world.makeVoucher({ account: bob, amount: 70n * USDC });
  const receipt = await world.withdraw(mallory, voucher, await world.sign(voucher));
  expect(readEvents(receipt, chain.vault, ashaoVaultAbi)).toEqual([
    ['Withdrawn', { id: voucher.id, account: bob, token: chain.usdc, amount: 70n * USDC }],
  ]);
  expect(await chain.balanceOf(chain.usdc, bob)).toBe(70n * USDC);
  expect(await chain.balanceOf(chain.usdc, mallory)).toBe(0n);
  expect(await world.reserves(chain.usdc)).toBe(930n * USDC);
  expect(await world.isUsed(voucher.id)).toBe(true);
});

test('default: $ASHAO is paid out as well', async () => {
  const { chain, world } = at;
  await world.pay(await world.makeVoucher({ account: bob, token: chain.ashao, amount: 5n }));
  expect(await chain.balanceOf(chain.ashao, bob)).toBe(5n);
});

test('error: a voucher pays once, and so does another with its id', async () => {
  const { world } = at;
  const voucher = await world.makeVoucher({ account: bob, amount: USDC });
  await world.pay(voucher);
  expect(await readRevert(world.pay(voucher))).toBe(`AlreadyUsed(${voucher.id})`);
  const twin = { ...voucher, amount: 2n * USDC };
  expect(await readRevert(world.pay(twin))).toBe(`AlreadyUsed(${voucher.id})`);
});

test('error: a voucher pays up to its deadline, in that second too, and not after', async () => {
  const { chain, world } = at;
  const deadline = (await chain.now()) + 100n;
  const [first, second] = [
    await world.makeVoucher({ account: bob, amount: USDC, deadline }),
    await world.makeVoucher({ account: bob, amount: USDC, deadline }),
  ];
  const args = [first, await world.sign(first)] as const;
  await chain.client.setNextBlockTimestamp({ timestamp: deadline });
  const data = encodeFunctionData({ abi: ashaoVaultAbi, functionName: 'withdraw', args });
  expect((await chain.sendRaw(bob, chain.vault, data)).status).toBe('success');
  expect(await chain.now()).toBe(deadline);
  await chain.wait(1);
  expect(await readRevert(world.pay(second))).toBe(`Expired(${deadline})`);
});

test("error: only a signer's signature counts, over exactly this voucher, this vault and this chain", async () => {
  const { chain, world } = at;
  const voucher = await world.makeVoucher({ account: bob, amount: USDC });
  const key = generatePrivateKey();
  const tryWith = (signature: Hex, changed = voucher) => readRevert(world.withdraw(bob, changed, signature));
  expect(await tryWith(await world.sign(voucher, { key }))).toBe(`NotASigner(${privateKeyToAddress(key)})`);
  expect(await tryWith(await world.sign(voucher, { key: DEVELOPMENT_KEYS.admin }))).toBe(`NotASigner(${LOCAL_ADMIN})`);
  expect(await tryWith(await world.sign(voucher, { chainId: 8_453 }))).toMatch(/^NotASigner/);
  expect(await tryWith(await world.sign(voucher, { verifyingContract: chain.ashao }))).toMatch(/^NotASigner/);

  const signature = await world.sign(voucher);
  for (const change of [
    { id: nextId() },
    { account: mallory },
    { token: chain.ashao },
    { amount: 2n * USDC },
    { deadline: voucher.deadline + 1n },
  ]) {
    expect(await tryWith(signature, { ...voucher, ...change })).toMatch(/^NotASigner/);
  }
  await world.withdraw(bob, voucher, signature);
});

test('error: a signature in another form is refused: mirrored, short, long, empty', async () => {
  const { world } = at;
  const voucher = await world.makeVoucher({ account: bob, amount: USDC });
  const signature = await world.sign(voucher);
  const { r, s, yParity } = parseSignature(signature);
  const mirrored = serializeSignature({
    r,
    s: `0x${(CURVE_ORDER - BigInt(s)).toString(16).padStart(64, '0')}`,
    yParity: 1 - yParity,
  });
  expect(await readRevert(world.withdraw(bob, voucher, mirrored))).toMatch(/^ECDSAInvalidSignatureS/);
  for (const [broken, length] of [
    [signature.slice(0, -2), 64],
    [`${signature}00`, 66],
    ['0x', 0],
  ] as const) {
    expect(await readRevert(world.withdraw(bob, voucher, broken as Hex))).toBe(
      `ECDSAInvalidSignatureLength(${length})`,
    );
  }
  const nobody = `0x${'00'.repeat(65)}` as const;
  expect(await readRevert(world.withdraw(bob, voucher, nobody))).toBe('ECDSAInvalidSignature()');
});

test('error: nothing, nobody, the vault itself, a foreign token', async () => {
  const { chain, world } = at;
  const refuse = async (values: Parameters<typeof world.makeVoucher>[0]) => {
    const voucher = await world.makeVoucher(values);
    return readRevert(world.withdraw(bob, voucher, await world.sign(voucher)));
  };
  expect(await refuse({ account: bob, amount: 0n })).toBe('ZeroAmount()');
  expect(await refuse({ account: zeroAddress, amount: 1n })).toBe(`InvalidAddress(${zeroAddress})`);
  expect(await refuse({ account: chain.vault, amount: 1n })).toBe(`InvalidAddress(${chain.vault})`);
  expect(await refuse({ account: bob, amount: 1n, token: chain.pair })).toBe(`UnsupportedToken(${chain.pair})`);
});

test('error: more than was deposited is not paid, though more is there', async () => {
  const { chain, world } = at;
  await world.fundUsdc(alice, 500n * USDC);
  await chain.send({
    from: alice,
    address: chain.usdc,
    abi: testUsdcAbi,
    functionName: 'transfer',
    args: [chain.vault, 500n * USDC],
  });
  const voucher = await world.makeVoucher({ account: bob, amount: 1_000n * USDC + 1n });
  expect(await readRevert(world.pay(voucher))).toBe(
    `InsufficientReserves(${chain.usdc}, ${1_000n * USDC + 1n}, ${1_000n * USDC})`,
  );
  await world.pay({ ...voucher, amount: 1_000n * USDC });
  expect(await world.reserves(chain.usdc)).toBe(0n);
});

test('error: a cancelled id never pays; a paused vault pays nobody; a signer whose role was taken signs nothing', async () => {
  const { chain, world } = at;
  const voucher = await world.makeVoucher({ account: bob, amount: USDC });
  const onVault = { address: chain.vault, abi: ashaoVaultAbi, from: LOCAL_ADMIN } as const;
  const receipt = await chain.send({ ...onVault, functionName: 'cancel', args: [voucher.id] });
  expect(readEvents(receipt, chain.vault, ashaoVaultAbi)).toEqual([['Cancelled', { id: voucher.id }]]);
  expect(await readRevert(world.pay(voucher))).toBe(`AlreadyUsed(${voucher.id})`);
  expect(await readRevert(chain.send({ ...onVault, functionName: 'cancel', args: [voucher.id] }))).toBe(
    `AlreadyUsed(${voucher.id})`,
  );

  const other = await world.makeVoucher({ account: bob, amount: USDC });
  await world.pause();
  expect(await readRevert(world.pay(other))).toBe('EnforcedPause()');
  await world.unpause();
  const role = await chain.client.readContract({
    address: chain.vault,
    abi: ashaoVaultAbi,
    functionName: 'SIGNER_ROLE',
  });
  const signer = privateKeyToAddress(DEVELOPMENT_KEYS.signer);
  await chain.send({ ...onVault, functionName: 'revokeRole', args: [role, signer] });
  expect(await readRevert(world.pay(other))).toBe(`NotASigner(${signer})`);
});

test('behavior: a cap lets out so much at once, and the rest as the day goes by', async () => {
  const { chain, world } = at;
  await world.setCap(chain.usdc, 86_400n * 100n);
  expect(await world.available(chain.usdc)).toBe(8_640_000n);
  await world.pay(await world.makeVoucher({ account: bob, amount: 8_640_000n }));
  const next = await world.makeVoucher({ account: bob, amount: 8_000n, deadline: maxUint256 });
  expect(await readRevert(world.pay(next))).toMatch(new RegExp(`^RateCapExceeded\\(${chain.usdc}, 8000, \\d+\\)$`));

  const began = await chain.now();
  const before = await world.available(chain.usdc);
  await chain.wait(60);
  // 100 units a second.
  expect((await world.available(chain.usdc)) - before).toBe(((await chain.now()) - began) * 100n);
  await chain.wait(60);
  await world.pay(next);
  await chain.wait(2 * 86_400);
  expect(await world.available(chain.usdc)).toBe(8_640_000n);
  // The other token's bucket is its own.
  expect(await world.available(chain.ashao)).toBe(parseUnits('5000000', 18));
});

test('behavior: within 24 hours at most twice the cap leaves, however it is asked for', async () => {
  const { chain, world } = at;
  const cap = 100n * USDC;
  await world.setCap(chain.usdc, cap);
  const began = await chain.now();
  let paid = 0n;
  while ((await chain.now()) - began < 86_000n) {
    const amount = await world.available(chain.usdc);
    if (amount > 0n) await world.pay(await world.makeVoucher({ account: bob, amount }));
    paid += amount;
    await chain.wait(7_211);
  }
  expect(paid).toBeLessThanOrEqual(2n * cap);
  expect(paid).toBeGreaterThan((19n * cap) / 10n);
});

test('behavior: a lowered cap holds at once and forgives nothing; a raised one gives the difference', async () => {
  const { chain, world } = at;
  await world.setCap(chain.usdc, 100n * USDC);
  await world.pay(await world.makeVoucher({ account: bob, amount: 60n * USDC }));
  await world.setCap(chain.usdc, 50n * USDC);
  expect(await world.available(chain.usdc)).toBe(0n);
  await world.setCap(chain.usdc, 200n * USDC);
  const available = await world.available(chain.usdc);
  expect(available).toBeGreaterThanOrEqual(140n * USDC);
  expect(available).toBeLessThan(141n * USDC);
  await world.setCap(chain.usdc, 0n);
  const voucher = await world.makeVoucher({ account: bob, amount: 1n });
  expect(await readRevert(world.pay(voucher))).toBe(`RateCapExceeded(${chain.usdc}, 1, 0)`);
});

test('default: a new vault lets nothing out before caps are set', async () => {
  const { chain } = at;
  const fresh = makeVaultWorld(
    chain,
    await chain.deploy('AshaoVault', [chain.usdc, chain.ashao, chain.router, LOCAL_ADMIN]),
  );
  expect(await fresh.available(chain.usdc)).toBe(0n);
  expect(await fresh.available(chain.ashao)).toBe(0n);
});

test('error: a voucher for more than any number that is kept is refused as too much, not as a defect', async () => {
  const { chain, world } = at;
  const voucher = await world.makeVoucher({ account: bob, amount: maxUint256 });
  expect(await readRevert(world.pay(voucher))).toMatch(new RegExp(`^RateCapExceeded\\(${chain.usdc}, `));
});
