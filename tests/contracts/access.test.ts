import {
  type BaseError,
  decodeErrorResult,
  encodeDeployData,
  type Hex,
  parseUnits,
  RpcRequestError,
  toHex,
  zeroAddress,
} from 'viem';
import { expect, test } from 'vitest';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { LOCAL_ADMIN, LOCAL_ROLES } from '../../scripts/lib/chain/local-deployment.ts';
import { readArtifact } from '../../scripts/lib/chain/read-artifact.ts';
import { nextId, PEOPLE, readEvents, readRevert } from '../helpers/test-chain.ts';
import { useVault } from '../helpers/use-vault.ts';

const { alice, bob, mallory } = PEOPLE;
const ID = toHex(1, { size: 32 });

const at = useVault();

const readRole = (functionName: 'DEFAULT_ADMIN_ROLE' | 'PAUSER_ROLE' | 'SIGNER_ROLE' | 'TREASURER_ROLE') =>
  at.chain.client.readContract({ address: at.chain.vault, abi: ashaoVaultAbi, functionName });

test('error: who has not the role is refused, by name of account and role', async () => {
  const { chain, world } = at;
  const onVault = { address: chain.vault, abi: ashaoVaultAbi } as const;
  const [admin, pauser, treasurer] = [
    await readRole('DEFAULT_ADMIN_ROLE'),
    await readRole('PAUSER_ROLE'),
    await readRole('TREASURER_ROLE'),
  ];
  // Operators of one role have none of the others'.
  for (const from of [mallory, LOCAL_ROLES.signer, LOCAL_ROLES.treasurer]) {
    const refused = (role: string) => `AccessControlUnauthorizedAccount(${from}, ${role})`;
    expect(await readRevert(world.setCap(chain.usdc, 1n, from))).toBe(refused(admin));
    expect(await readRevert(world.pause(from))).toBe(refused(pauser));
    expect(await readRevert(world.unpause(from))).toBe(refused(admin));
    expect(await readRevert(chain.send({ from, ...onVault, functionName: 'cancel', args: [ID] }))).toBe(refused(admin));
    const rescue = chain.send({ from, ...onVault, functionName: 'rescue', args: [chain.pair, from, 1n] });
    expect(await readRevert(rescue)).toBe(refused(admin));
    const grant = chain.send({ from, ...onVault, functionName: 'grantRole', args: [treasurer, from] });
    expect(await readRevert(grant)).toBe(refused(admin));
  }
  for (const from of [mallory, LOCAL_ROLES.signer, LOCAL_ADMIN]) {
    expect(await readRevert(world.buyback(1n, 1n, from))).toBe(
      `AccessControlUnauthorizedAccount(${from}, ${treasurer})`,
    );
  }
});

test('behavior: a pauser stops and can not start again; the admin starts', async () => {
  const { world } = at;
  await world.grant('PAUSER_ROLE', bob);
  await world.pause(bob);
  expect(await readRevert(world.pause(bob))).toBe('EnforcedPause()');
  expect(await readRevert(world.unpause(bob))).toMatch(/^AccessControlUnauthorizedAccount/);
  await world.unpause();
  expect(await readRevert(world.unpause())).toBe('ExpectedPause()');
});

test('behavior: the admin hands over and keeps nothing', async () => {
  const { chain, world } = at;
  const onVault = { address: chain.vault, abi: ashaoVaultAbi } as const;
  const role = await readRole('DEFAULT_ADMIN_ROLE');
  await chain.send({ from: LOCAL_ADMIN, ...onVault, functionName: 'grantRole', args: [role, bob] });
  await chain.send({ from: LOCAL_ADMIN, ...onVault, functionName: 'renounceRole', args: [role, LOCAL_ADMIN] });
  expect(await readRevert(world.setCap(chain.usdc, 1n))).toMatch(/^AccessControlUnauthorizedAccount/);
  await world.setCap(chain.usdc, 1n, bob);
});

test('behavior: caps are announced, and only of the two tokens', async () => {
  const { chain, world } = at;
  const receipt = await world.setCap(chain.usdc, 7n);
  expect(readEvents(receipt, chain.vault, ashaoVaultAbi)).toEqual([
    ['RateCapSet', { token: chain.usdc, amountPerDay: 7n }],
  ]);
  const cap = await chain.client.readContract({
    address: chain.vault,
    abi: ashaoVaultAbi,
    functionName: 'rateCap',
    args: [chain.usdc],
  });
  expect(cap).toBe(7n);
  expect(await readRevert(world.setCap(chain.pair, 1n))).toBe(`UnsupportedToken(${chain.pair})`);
  expect(await readRevert(world.setCap(chain.usdc, 2n ** 128n))).toMatch(/^SafeCastOverflowedUintDowncast\(128, /);
});

test('behavior: a foreign token can be handed back; USDC and $ASHAO never, not even what nobody deposited', async () => {
  const { chain, world } = at;
  const foreign = await chain.deploy('test/FeeToken', [0n]);
  const { abi } = readArtifact('test/FeeToken');
  await chain.send({ from: alice, address: foreign, abi, functionName: 'mint', args: [chain.vault, 9n] });
  const rescue = (token: `0x${string}`, to: `0x${string}` = bob, amount = 9n) =>
    chain.send({
      from: LOCAL_ADMIN,
      address: chain.vault,
      abi: ashaoVaultAbi,
      functionName: 'rescue',
      args: [token, to, amount],
    });
  const receipt = await rescue(foreign);
  expect(readEvents(receipt, chain.vault, ashaoVaultAbi)).toEqual([
    ['Rescued', { token: foreign, to: bob, amount: 9n }],
  ]);
  expect(await chain.balanceOf(foreign, bob)).toBe(9n);
  expect(await readRevert(rescue(foreign))).toBe(`ERC20InsufficientBalance(${chain.vault}, 0, 9)`);
  expect(await readRevert(rescue(foreign, zeroAddress))).toBe(`InvalidAddress(${zeroAddress})`);

  await world.fundUsdc(alice, 10n);
  await world.deposit(alice, chain.usdc, 10n);
  for (const token of [chain.usdc, chain.ashao]) {
    expect(await readRevert(rescue(token, bob, 1n))).toBe(`UnsupportedToken(${token})`);
  }
});

test('error: a vault is not made with an address that is missing or twice the same', async () => {
  const { chain } = at;
  const good = [chain.usdc, chain.ashao, chain.router, LOCAL_ADMIN] as const;
  const { abi, bytecode } = readArtifact('AshaoVault');
  const tryWith = (position: number, address: `0x${string}`) => {
    const data = encodeDeployData({ abi, bytecode, args: good.with(position, address) });
    return chain.client.call({ data }).then(
      () => 'made',
      (error: BaseError) => {
        const { data: raw } = error.walk((cause) => cause instanceof RpcRequestError) as RpcRequestError & {
          data: Hex;
        };
        const { errorName, args } = decodeErrorResult({ abi: ashaoVaultAbi, data: raw });
        return `${errorName}(${args})`;
      },
    );
  };
  for (const position of [0, 1, 2, 3])
    expect(await tryWith(position, zeroAddress)).toBe(`InvalidAddress(${zeroAddress})`);
  expect(await tryWith(1, chain.usdc)).toBe(`InvalidAddress(${chain.usdc})`);
  expect(await tryWith(3, alice)).toBe('made');
});

test('default: the supply is fixed: no function mints, and nobody owns the token', async () => {
  const { chain } = at;
  const names = ashaoTokenAbi.filter((item) => item.type === 'function').map(({ name }) => name);
  expect(names.filter((name) => /mint|own|pause|upgrade|admin|blacklist/i.test(name))).toEqual([]);
  const read = (functionName: 'totalSupply' | 'INITIAL_SUPPLY') =>
    chain.client.readContract({ address: chain.ashao, abi: ashaoTokenAbi, functionName });
  expect(await read('totalSupply')).toBe(parseUnits('1000000000', 18));
  expect(await read('INITIAL_SUPPLY')).toBe(parseUnits('1000000000', 18));
});

test('behavior: a holder burns their own, and nobody else’s without leave', async () => {
  const { chain, world } = at;
  await world.fundAshao(alice, 100n);
  const onToken = { address: chain.ashao, abi: ashaoTokenAbi } as const;
  await chain.send({ from: alice, ...onToken, functionName: 'burn', args: [40n] });
  expect(await chain.balanceOf(chain.ashao, alice)).toBe(60n);
  expect(await chain.client.readContract({ ...onToken, functionName: 'totalSupply' })).toBe(
    parseUnits('1000000000', 18) - 40n,
  );
  expect(await readRevert(chain.send({ from: bob, ...onToken, functionName: 'burnFrom', args: [alice, 1n] }))).toBe(
    `ERC20InsufficientAllowance(${bob}, 0, 1)`,
  );
  expect(await readRevert(chain.send({ from: alice, ...onToken, functionName: 'burn', args: [61n] }))).toBe(
    `ERC20InsufficientBalance(${alice}, 60, 61)`,
  );
  expect(await world.isUsed(nextId())).toBe(false);
});
