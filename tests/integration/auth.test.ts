import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import type { createSiweMessage } from 'viem/siwe';
import { expect, test } from 'vitest';
import { MALFORMED_SIGN_IN } from '../fixtures/malformed-sign-in.ts';
import { AddressedClient } from '../helpers/addressed-client.ts';
import type { ApiClient } from '../helpers/api-client.ts';
import { useNetwork } from '../helpers/network.ts';

// A proxy in front, so that fifty browsers can have fifty addresses.
const network = useNetwork({ TRUST_PROXY: '1' });
const newAccount = () => privateKeyToAccount(generatePrivateKey());
const userOf = async (client: ApiClient) => (await client.get('/api/auth/session')).body.user;

test('default: nonce, signature, session, sign-out', async () => {
  const [browser, account] = [network.browser(), newAccount()];
  expect(await userOf(browser)).toBeNull();
  const nonce = await browser.get('/api/auth/nonce');
  expect(nonce.body).toEqual({ nonce: expect.stringMatching(/^[a-zA-Z0-9]{16,}$/), chainId: 31_337 });

  const { user } = await browser.signIn(account);
  expect(user).toEqual({ id: expect.stringMatching(/^usr_/), address: account.address });
  expect(await userOf(browser)).toEqual(user);
  expect(await browser.request('DELETE', '/api/auth/session')).toMatchObject({ status: 200, body: { user: null } });
  expect(await userOf(browser)).toBeNull();
});

test('behavior: the cookie cannot be read by scripts and does not travel with foreign requests', async () => {
  const response = await network.browser().fetch('/api/auth/nonce');
  const cookie = response.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/; HttpOnly/i);
  expect(cookie).toMatch(/; SameSite=Lax/i);
  expect(cookie).toMatch(/; Path=\//i);
});

test('behavior: the grant comes once: signing in again, from elsewhere, brings the same account and no more', async () => {
  const account = newAccount();
  const [first, second] = [network.browser(), network.browser()];
  const { user } = await first.signIn(account);
  await first.request('DELETE', '/api/auth/session');
  await first.signIn(account);
  expect((await second.signIn(account)).user).toEqual(user);
  expect(await second.credits()).toBe(500);
});

test('behavior: fifty first sign-ins of one key at once make one account with one grant', async () => {
  const account = newAccount();
  const browsers = Array.from({ length: 50 }, (_, index) => new AddressedClient(network.url, `203.0.113.${index}`));
  const messages = await Promise.all(browsers.map((browser) => browser.prepareSignIn(account)));
  const signatures = await Promise.all(messages.map((message) => account.signMessage({ message })));
  const answers = await Promise.all(
    browsers.map((browser, index) =>
      browser.post('/api/auth/verify', { message: messages[index], signature: signatures[index] }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(browsers.map(() => 200));
  expect(new Set(answers.map(({ body }) => (body.user as { id: string }).id)).size).toBe(1);
  expect(await browsers[0]?.credits()).toBe(500);
  const { sql } = network.connection;
  expect(await sql`select count(*)::int as n from users where address = ${account.address}`).toEqual([{ n: 1 }]);
  const key = `grant:signup:${account.address.toLowerCase()}`;
  expect(await sql`select count(*)::int as n from ledger_transactions where idempotency_key = ${key}`).toEqual([
    { n: 1 },
  ]);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: what a browser wrote signed out belongs to the person who signs in there', async () => {
  const [browser, stranger] = [network.browser(), network.browser()];
  const { conversationId, jobId } = await browser.send('Written signed out');
  await browser.signIn();
  expect((await browser.get(`/api/conversations/${conversationId}`)).status).toBe(200);
  expect((await browser.post('/api/chat/stop', { jobId })).body).toEqual({ status: 'cancelled', charged: 0 });
  // The network had paid for it: giving it back makes nobody richer.
  expect(await browser.credits()).toBe(500);
  await stranger.signIn();
  expect((await stranger.get(`/api/conversations/${conversationId}`)).status).toBe(404);
  expect(await network.brokenInvariants()).toEqual([]);
});

async function verify(changes: Partial<Parameters<typeof createSiweMessage>[0]>, browser = network.browser()) {
  const account = newAccount();
  const message = await browser.prepareSignIn(account, changes);
  return browser.post('/api/auth/verify', { message, signature: await account.signMessage({ message }) });
}

test.each<[string, Parameters<typeof verify>[0]]>([
  ['another domain', { domain: 'evil.example' }],
  ['a URI of another site', { uri: 'https://evil.example' }],
  ['another chain', { chainId: 1 }],
  ['a nonce of its own', { nonce: 'madeUpByTheClient1' }],
  ['a time in the future', { issuedAt: new Date(Date.now() + 600_000) }],
  ['a time long ago', { issuedAt: new Date(Date.now() - 3_600_000) }],
  ['an expiry that is over', { expirationTime: new Date(Date.now() - 1_000) }],
  ['a beginning still to come', { notBefore: new Date(Date.now() + 600_000) }],
])('error: a message with %s signs nobody in', async (_name, changes) => {
  const browser = network.browser();
  expect(await verify(changes, browser)).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
  expect(await userOf(browser)).toBeNull();
});

test('error: a message that is none of EIP-4361 is a bad request, not a failure of ours', async () => {
  const [browser, account] = [network.browser(), newAccount()];
  const good = await browser.prepareSignIn(account);
  for (const [name, spoil] of MALFORMED_SIGN_IN) {
    const message = spoil(good);
    const signature = await account.signMessage({ message });
    const { status, body } = await browser.post('/api/auth/verify', { message, signature });
    expect({ name, status, field: body.field }).toEqual({ name, status: 400, field: 'message' });
  }
});
