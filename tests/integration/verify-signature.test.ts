import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Hex, hashMessage } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { verifySignature } from '../../lib/auth/verify-signature.ts';

/**
 * A node of a chain, doubled: the real one is a third party's network. It answers an `eth_call` as the chain would for one
 * contract wallet that knows one signature, and says what it was asked.
 */
const WALLET = '0x5FbDB2315678afecb367f032d93F642f64180aa3';
const MESSAGE = 'ashao.example wants you to sign in';
const CONTRACT_SIGNATURE: Hex = `0x${'ab'.repeat(80)}`;
const node = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { id, method, params } = JSON.parse(text) as { id: number; method: string; params: { data?: string }[] };
  asked.push(method);
  const data = params[0]?.data ?? '';
  const knows = [WALLET.slice(2).toLowerCase(), hashMessage(MESSAGE).slice(2), CONTRACT_SIGNATURE.slice(2)].every(
    (part) => data.includes(part),
  );
  const result = method === 'eth_call' ? (knows ? '0x01' : '0x00') : '0x7a69';
  if (fault === 'unreachable') return void request.socket.destroy();
  response.statusCode = fault === 'busy' ? 429 : 200;
  response.setHeader('content-type', 'application/json');
  const error = { code: 3, message: 'execution reverted', data: '0x' };
  const answer = fault === 'reverts' ? { error } : { result };
  response.end(fault === 'nonsense' ? '<html>' : JSON.stringify({ jsonrpc: '2.0', id, ...answer }));
});
const asked: string[] = [];
let fault: 'none' | 'reverts' | 'nonsense' | 'busy' | 'unreachable' = 'none';

beforeAll(async () => {
  await new Promise<void>((resolve) => node.listen(0, '127.0.0.1', resolve));
  process.env.DATABASE_URL = 'postgres://localhost/unused';
  process.env.SESSION_SECRET = 'a-secret-of-at-least-thirty-two-characters';
  process.env.RPC_URL = `http://127.0.0.1:${(node.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked.length = 0;
  fault = 'none';
});
afterAll(() => new Promise((resolve) => node.close(resolve)));

test("default: a plain account's signature is checked without asking the chain", async () => {
  const account = privateKeyToAccount(generatePrivateKey());
  const signature = await account.signMessage({ message: MESSAGE });
  expect(await verifySignature({ address: account.address, message: MESSAGE, signature })).toBe(true);
  expect(asked).toEqual([]);
});

test("behavior: a contract wallet's signature (EIP-1271, ERC-6492) is checked through the chain", async () => {
  expect(await verifySignature({ address: WALLET, message: MESSAGE, signature: CONTRACT_SIGNATURE })).toBe(true);
  expect(asked).toContain('eth_call');
});

test('error: what the contract does not confirm is false', async () => {
  const params = { address: WALLET, signature: CONTRACT_SIGNATURE } as const;
  expect(await verifySignature({ ...params, message: 'another message' })).toBe(false);
  expect(await verifySignature({ ...params, message: MESSAGE, signature: '0x1234' })).toBe(false);
});

test("error: another key's signature is false", async () => {
  const signature = await privateKeyToAccount(generatePrivateKey()).signMessage({ message: MESSAGE });
  expect(await verifySignature({ address: WALLET, message: MESSAGE, signature })).toBe(false);
});

test('error: a contract that reverts has refused: false, no outage', async () => {
  fault = 'reverts';
  expect(await verifySignature({ address: WALLET, message: MESSAGE, signature: CONTRACT_SIGNATURE })).toBe(false);
});

test.each(['nonsense', 'busy', 'unreachable'] as const)(
  'error: a node that is %s is said to be so, 503: nobody is told that a right signature is wrong',
  async (kind) => {
    fault = kind;
    await expect(
      verifySignature({ address: WALLET, message: MESSAGE, signature: CONTRACT_SIGNATURE }),
    ).rejects.toMatchObject({ code: 'unavailable', status: 503, message: expect.stringContaining('Try again') });
    // A plain account needs no chain.
    const account = privateKeyToAccount(generatePrivateKey());
    const signature = await account.signMessage({ message: MESSAGE });
    expect(await verifySignature({ address: account.address, message: MESSAGE, signature })).toBe(true);
  },
);
