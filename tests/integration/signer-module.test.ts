import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readVaultChain, type VaultChain } from '../../lib/chain/get-chain.ts';
import { readWithdrawal } from '../../lib/chain/list-withdrawals.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { withdraw } from '../../lib/chain/withdraw.ts';
import { BUYBACK_MIN } from '../../lib/constants.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';
import { runTreasuryRound } from '../../lib/treasury/run-treasury-round.ts';
import { useChainWorld } from '../helpers/chain-world.ts';
import { TreasuryWorld } from '../helpers/treasury-world.ts';

/** The operator's keys are in a service that signs over the wire; the server has no key at all. */
const ACCOUNTS = {
  'voucher-signer': privateKeyToAccount(DEVELOPMENT_KEYS.signer),
  treasurer: privateKeyToAccount(DEVELOPMENT_KEYS.treasurer),
} as const;
type Asked = { role: keyof typeof ACCOUNTS; method: 'signTypedData' | 'signTransaction'; what: never };

const asked: string[] = [];
const world = useChainWorld();
const treasury = new TreasuryWorld(world);
let service: Server;
let folder: string;

/** JavaScript without types or packages, as an operator may write it. */
const moduleText = (url: string) => `
const addresses = ${JSON.stringify(Object.fromEntries(Object.entries(ACCOUNTS).map(([role, { address }]) => [role, address])))};
export function createSigner(role) {
  if (!(role in addresses)) return null;
  const ask = (method) => async (what) => {
    const body = JSON.stringify({ role, method, what }, (_, value) => typeof value === 'bigint' ? { big: String(value) } : value);
    return (await fetch(${JSON.stringify(url)}, { method: 'POST', body })).text();
  };
  return { address: addresses[role], signTypedData: ask('signTypedData'), signTransaction: ask('signTransaction') };
}`;

beforeAll(async () => {
  service = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const { role, method, what } = JSON.parse(text, (_, value) =>
        value instanceof Object && 'big' in value ? BigInt(value.big) : value,
      ) as Asked;
      asked.push(`${role} ${method}`);
      const account = ACCOUNTS[role];
      response.end(await (method === 'signTypedData' ? account.signTypedData(what) : account.signTransaction(what)));
    });
  });
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
  folder = await mkdtemp(join(tmpdir(), 'ashao-signer-'));
  await writeFile(
    join(folder, 'signer.mjs'),
    moduleText(`http://127.0.0.1:${(service.address() as AddressInfo).port}`),
  );
  const same = `export const createSigner = () => ({ address: '${ACCOUNTS.treasurer.address}', signTypedData() {}, signTransaction() {} });`;
  await writeFile(join(folder, 'same.mjs'), same);
  await writeFile(join(folder, 'wrong.mjs'), "export const createSigner = () => ({ address: '0x12' });");
});
afterAll(async () => {
  service?.close();
  if (folder) await rm(folder, { recursive: true });
});

function readChain(module: string): VaultChain {
  const { rpcUrls, vault, usdc, ashao, pair, router } = world.chain;
  const chain = readVaultChain({
    chain: { rpcUrls: [...rpcUrls], vault, usdc, ashao, pair, router },
    chainId: 31_337,
    VAULT_BLOCK: 0,
    SIGNER_MODULE: join(folder, module),
    RELAY_WITHDRAWALS: true,
    WITHDRAWALS_PAUSED: false,
  });
  if (!chain) throw new Error('no chain');
  return chain;
}

test('default: a module signs vouchers and sends buybacks, and no key is in the environment', async () => {
  const chain = readChain('signer.mjs');
  // The module has none for this role.
  expect(chain.relayer).toBeNull();
  const person = await treasury.fill(BUYBACK_MIN);
  const want = { ...person, asset: 'usdc', amount: 1_000_000n, idempotencyKey: null } as const;
  const { id, voucher } = await withdraw(world.connection, chain, want);
  if (!voucher) throw new Error('not signed');
  const before = await world.balanceOf('usdc', person.address);
  await world.submit(voucher);
  expect(await world.balanceOf('usdc', person.address)).toBe(before + 1_000_000n);

  await treasury.settlePrice();
  for (let round = 0; round < 4; round += 1) {
    expect([...(await runChainRound(world.connection, chain))]).toEqual([]);
    expect([...(await runTreasuryRound(world.connection, chain))]).toEqual([]);
    await world.mine();
  }
  expect(await treasury.lastBuyback()).toMatchObject({ state: 'done', usdc: BUYBACK_MIN });
  expect((await readWithdrawal(world.connection.db, chain, { userId: person.userId, id })).state).toBe('paid');
  expect(new Set(asked)).toEqual(new Set(['voucher-signer signTypedData', 'treasurer signTransaction']));
});

test('error: a module that is not there, or makes no signer, is told of before anything runs', () => {
  expect(() => readChain('missing.mjs')).toThrow(/Cannot find module/);
  expect(() => readChain('wrong.mjs')).toThrow(/SIGNER_MODULE: createSigner\('\w[-\w]*'\) returns no signer/);
  expect(() => readChain('same.mjs')).toThrow(/another account than the treasurer/);
});
