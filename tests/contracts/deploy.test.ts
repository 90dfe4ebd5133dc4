import type { Hex } from 'viem';
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { NETWORKS } from '../../lib/chain/networks.ts';
import { VAULT_ASHAO_PER_DAY_MAX, VAULT_USDC_PER_DAY_MAX } from '../../lib/constants.ts';
import { parseEnv } from '../../lib/env.ts';
import { findDeploymentFaults } from '../../scripts/lib/chain/find-deployment-faults.ts';
import { LOCAL_ADMIN, LOCAL_ROLES } from '../../scripts/lib/chain/local-deployment.ts';
import { runCommand } from '../../scripts/lib/run-command.ts';
import { bundleScript } from '../helpers/bundle-script.ts';
import { openTestChain, type TestChain } from '../helpers/test-chain.ts';

const network = NETWORKS['base-sepolia'];
const key = generatePrivateKey();
const deployer = privateKeyToAddress(key);
const [admin, pauser, signer, treasurer, holder] = [1, 2, 3, 4, 5].map(() => privateKeyToAddress(generatePrivateKey()));
const CAPS = { usdc: VAULT_USDC_PER_DAY_MAX, ashao: VAULT_ASHAO_PER_DAY_MAX };
let chain: TestChain;
let script: string;

/** A chain with the number of Base Sepolia, and what is on that where it is there. */
beforeAll(async () => {
  script = await bundleScript('scripts/deploy.ts');
  chain = await openTestChain({ chainId: network.id });
  for (const [from, to] of [
    [chain.usdc, network.usdc.address],
    [chain.router, network.router],
  ] as const) {
    await chain.client.setCode({ address: to, bytecode: (await chain.client.getCode({ address: from })) as Hex });
  }
  await chain.client.setBalance({ address: deployer, value: 10n ** 18n });
});
afterAll(() => chain?.close());

const deploy = (env: Readonly<Record<string, string | undefined>> = {}, name = 'base-sepolia') =>
  runCommand(process.execPath, [script, '--network', name], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      RPC_URL: chain.url,
      DEPLOYER_KEY: key,
      ADMIN_ADDRESS: admin,
      PAUSER_ADDRESS: pauser,
      SIGNER_ADDRESS: signer,
      TREASURER_ADDRESS: treasurer,
      HOLDER_ADDRESS: holder,
      ...env,
    },
  });

test('default: a deployment says each step, checks it, and prints an environment that the server takes', async () => {
  const { code, output } = await deploy();
  expect(code, output).toBe(0);
  expect(output).toContain('Checked on the chain');
  const lines = Object.fromEntries([...output.matchAll(/^([A-Z_]+)=(\S+)$/gm)].map(([, name, value]) => [name, value]));
  const { chain: places } = parseEnv({
    DATABASE_URL: 'postgres://localhost/unused',
    SESSION_SECRET: 'a-secret-of-at-least-thirty-two-characters',
    APP_URL: 'https://ashao.example',
    RPC_URL: chain.url,
    ...lines,
  });
  expect(places).toMatchObject({ usdc: network.usdc.address, router: network.router });
  if (places === null || !admin || !pauser || !signer || !treasurer || !holder) throw new Error('unreachable');
  expect(await chain.balanceOf(places.ashao, holder)).toBe(10n ** 27n);

  // The deployer has nothing left to say.
  const roles = { admin, pauser, signer, treasurer };
  const deployment = { ...places, vaultBlock: Number(lines.VAULT_BLOCK) };
  const expected = { deployment, roles, initial: { caps: CAPS, holder }, deployer };
  expect(await findDeploymentFaults(chain.client, expected)).toEqual([]);
  const isAdmin = await chain.client.readContract({
    address: places.vault,
    abi: ashaoVaultAbi,
    functionName: 'hasRole',
    args: [`0x${'00'.repeat(32)}`, deployer],
  });
  expect(isAdmin).toBe(false);
  const wrong = await findDeploymentFaults(chain.client, {
    ...expected,
    deployment: { ...deployment, ashao: chain.usdc, pair: chain.vault },
    roles: { ...roles, signer: deployer },
  });
  expect(wrong.join('\n')).toMatch(
    /token at .* other code[\s\S]*\$ASHAO should be[\s\S]*pair should be[\s\S]*SIGNER_ROLE of/,
  );
});

test('error: other caps, another holder, a wrong first block and a pause are each told', async () => {
  const { usdc, ashao, router, pair, vault, vaultBlock } = chain;
  const deployment = { usdc, ashao, router, pair, vault, vaultBlock };
  const initial = { caps: CAPS, holder: null };
  const expected = { deployment, roles: LOCAL_ROLES, initial, deployer: LOCAL_ADMIN };
  const find = (changes: Partial<Parameters<typeof findDeploymentFaults>[1]>) =>
    findDeploymentFaults(chain.client, { ...expected, ...changes });
  expect(await find({})).toEqual([]);
  expect(await find({ initial: { ...initial, caps: { ...CAPS, usdc: 1n } } })).toEqual([
    expect.stringMatching(/cap of USDC should be 1 and is/),
  ]);
  expect(await find({ initial: { ...initial, caps: { ...CAPS, ashao: 1n } } })).toEqual([
    expect.stringMatching(/cap of \$ASHAO should be 1 and is/),
  ]);
  // The local admin has put tokens into the pair and the faucet.
  expect(await find({ initial: { ...initial, holder: LOCAL_ADMIN } })).toEqual([
    expect.stringMatching(/holds of \$ASHAO should be 1000000000/),
  ]);
  for (const block of [vaultBlock - 1, vaultBlock + 1])
    expect(await find({ deployment: { ...deployment, vaultBlock: block } })).toEqual([
      expect.stringMatching(/VAULT_BLOCK should be the vault’s first block/),
    ]);
  const snapshot = await chain.client.snapshot();
  await chain.send({ from: LOCAL_ADMIN, address: vault, abi: ashaoVaultAbi, functionName: 'pause', args: [] });
  expect(await find({})).toEqual([expect.stringMatching(/paused” should be false and is true/)]);
  await chain.client.revert({ id: snapshot });
});

test.concurrent.each([
  [
    'no node',
    { RPC_URL: 'http://127.0.0.1:1/secret' },
    'base-sepolia',
    /RPC_URL can’t be reached: HTTP request failed/,
  ],
  ['another chain', {}, 'base', /RPC_URL is a node of chain 84532, not of Base \(8453\)/],
  ['no such network', {}, 'nowhere', /Name the network: --network local, base-sepolia, base/],
  ['no signer', { SIGNER_ADDRESS: '' }, 'base-sepolia', /SIGNER_ADDRESS must be an address/],
  ['no key', { DEPLOYER_KEY: '0x12' }, 'base-sepolia', /DEPLOYER_KEY must be a private key/],
  ['a known key', { SIGNER_ADDRESS: LOCAL_ROLES.signer }, 'base-sepolia', /is a development key that everybody knows/],
  ['no ether', { DEPLOYER_KEY: generatePrivateKey() }, 'base-sepolia', /has 0 ETH to pay with/],
] as const)('error: %s is refused before anything is sent', async (_what, env, name, sentence) => {
  const before = await chain.client.getBlockNumber();
  const { code, output } = await deploy(env, name);
  expect(code).toBe(1);
  expect(output).toMatch(sentence);
  expect(output).not.toMatch(/secret|at \w+ \(/);
  expect(output).not.toContain(key);
  expect(await chain.client.getBlockNumber()).toBe(before);
});

test('behavior: a fresh local chain has the same addresses as every other, and everything in its place', async () => {
  const other = await openTestChain();
  const { usdc, ashao, router, pair, vault, vaultBlock } = other;
  const [first] = [await other.client.getBlock({ blockNumber: 0n })];
  const faults = await findDeploymentFaults(other.client, {
    deployment: { usdc, ashao, router, pair, vault, vaultBlock },
    roles: LOCAL_ROLES,
    initial: { caps: CAPS, holder: null },
    deployer: LOCAL_ADMIN,
  });
  const supply = await other.client.readContract({ address: ashao, abi: ashaoTokenAbi, functionName: 'totalSupply' });
  await other.close();
  expect(faults).toEqual([]);
  expect(supply).toBe(10n ** 27n);
  expect({ usdc, ashao, router, pair, vault, vaultBlock }).toEqual({
    usdc: chain.usdc,
    ashao: chain.ashao,
    router: chain.router,
    pair: chain.pair,
    vault: chain.vault,
    vaultBlock: chain.vaultBlock,
  });
  // What tells one from the other is the genesis block, which has the time of its making.
  const mine = await chain.client.getBlock({ blockNumber: 0n });
  expect(first.hash).not.toBe(mine.hash);
});
