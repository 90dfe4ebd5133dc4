import { beforeAll, expect, test } from 'vitest';
import { auditChain } from '../../lib/chain/audit-chain.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';
import { useChainWorld } from '../helpers/chain-world.ts';
import { useNetwork } from '../helpers/network.ts';

/** The server beside a real chain: what a page does, from the faucet to the payment. */
const world = useChainWorld();
const env: Record<string, string> = {};
beforeAll(() => {
  const { vault, usdc, ashao } = world.chain;
  Object.assign(env, {
    RPC_URL: world.url,
    VAULT_ADDRESS: vault,
    USDC_ADDRESS: usdc,
    ASHAO_ADDRESS: ashao,
    PAIR_ADDRESS: vault,
    ROUTER_ADDRESS: vault,
    VOUCHER_SIGNER_KEY: DEVELOPMENT_KEYS.signer,
    FAUCET_KEY: DEVELOPMENT_KEYS.faucet,
  });
});
const network = useNetwork(env);

test('default: faucet, deposit, credits, withdrawal, payment, all by the endpoints', async () => {
  const wallet = await world.wallet();
  const person = network.browser();
  await person.signIn(wallet.account);
  await expect.poll(async () => (await person.get('/api/chain')).body.state, { timeout: 15_000 }).toBe('on');
  expect((await person.get('/api/chain')).body).toMatchObject({
    network: { chainId: 31_337, vault: world.chain.vault, confirmations: 1, hasFaucet: true },
    withdrawals: { state: 'on', coolingSeconds: 0 },
  });
  expect(await person.post('/api/faucet', {})).toMatchObject({ status: 200, body: { usdc: '100', ashao: '10000' } });
  const again = await person.post('/api/faucet', {});
  expect([again.status, again.headers.get('retry-after')]).toEqual([429, expect.any(String)]);

  const txHash = await world.deposit(wallet, 'usdc', 40_000_000n);
  expect((await person.post('/api/deposits', { txHash })).body).toEqual({ txHash, asset: 'usdc', amount: '40' });
  const firstState = async () => {
    const { entries } = (await person.get('/api/deposits')).body as { entries: { state: string }[] };
    return entries[0]?.state;
  };
  await expect.poll(firstState, { timeout: 15_000 }).toBe('credited');
  expect((await person.get('/api/credits')).body).toMatchObject({ granted: 500, purchased: 4_000 });

  const tooMuch = await person.post('/api/withdrawals', { asset: 'usdc', amount: '40.000001' });
  expect(tooMuch).toMatchObject({ status: 409, body: { code: 'insufficient_balance', available: '40' } });
  const key = { 'idempotency-key': 'once' };
  const asked = await person.post('/api/withdrawals', { asset: 'usdc', amount: '15.25' }, key);
  const repeated = await person.post('/api/withdrawals', { asset: 'usdc', amount: 15.25 }, key);
  expect(asked).toMatchObject({ status: 200, body: { state: 'signed', amount: '15.25', account: wallet.address } });
  expect(repeated.body).toEqual(asked.body);
  const before = await world.balanceOf('usdc', wallet.address);
  await world.submit(asked.body.voucher as Parameters<typeof world.submit>[0]);
  const one = async () => (await person.get(`/api/withdrawals/${asked.body.id}`)).body.state;
  await expect.poll(one, { timeout: 15_000 }).toBe('paid');
  expect(await world.balanceOf('usdc', wallet.address)).toBe(before + 15_250_000n);
  expect((await person.get('/api/withdrawals')).body).toMatchObject({ enabled: true, withdrawable: { usdc: '24.75' } });

  // $ASHAO as well; what is under way stands first, in both files.
  const tokens = await world.deposit(wallet, 'ashao', 2n * 10n ** 18n + 1n);
  await expect.poll(firstState, { timeout: 15_000 }).toBe('credited');
  const file = async (path: string) =>
    String((await person.get(path)).body.text)
      .trimEnd()
      .split('\r\n');
  await expect.poll(async () => (await file('/api/deposits/export')).length, { timeout: 15_000 }).toBe(3);
  const deposits = await file('/api/deposits/export');
  expect(deposits.find((line) => line.endsWith(tokens))).toMatch(/^20\S+Z,\S.*,2\.000000000000000001,ASHAO,0x/);
  expect(deposits.find((line) => line.endsWith(txHash))).toMatch(/,Credited,40,USDC,0x/);
  const later = await person.post('/api/withdrawals', { asset: 'usdc', amount: '1' });
  expect((await person.get('/api/withdrawals?limit=1')).body.entries).toMatchObject([{ id: later.body.id }]);
  const withdrawals = await file('/api/withdrawals/export');
  expect(withdrawals).toHaveLength(3);
  expect(withdrawals[1]).toMatch(new RegExp(`,Not submitted yet,1,USDC,${wallet.address},,${later.body.id}$`, 'i'));
  expect(withdrawals[2]).toMatch(new RegExp(`,Paid,15\\.25,USDC,.*,${asked.body.id}$`));
  const page = await person.get('/api/withdrawals?limit=1');
  const next = await person.get(`/api/withdrawals?limit=1&cursor=${page.body.nextCursor}`);
  expect(next.body).toMatchObject({ entries: [{ id: asked.body.id, state: 'paid' }], nextCursor: null });
  const stranger = await network.person();
  for (const path of ['/api/deposits/export', '/api/withdrawals/export']) {
    expect(await file(path)).not.toHaveLength(1);
    expect(
      String((await stranger.get(path)).body.text)
        .trimEnd()
        .split('\r\n'),
    ).toHaveLength(1);
    expect((await network.browser().get(path)).status).toBe(401);
  }
  expect(await network.brokenInvariants()).toEqual([]);
  const chain = await auditChain(network.connection.db);
  expect(chain.filter(({ violations }) => violations !== 0)).toEqual([]);
});
