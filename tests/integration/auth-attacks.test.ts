import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiClient } from '../helpers/api-client.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';
import { useNetwork } from '../helpers/network.ts';
import { startServer, type TestServer } from '../helpers/start-server.ts';

/** What somebody does who has copied something: a message, a cookie, a signature. */
const network = useNetwork();
const newAccount = () => privateKeyToAccount(generatePrivateKey());
const REFUSED = { status: 401, body: { code: 'unauthorized' } };

async function signedMessage(browser: ApiClient, changes: Parameters<ApiClient['prepareSignIn']>[1] = {}) {
  const account = newAccount();
  const message = await browser.prepareSignIn(account, changes);
  return { message, signature: await account.signMessage({ message }) };
}

/** The same browser at the same moment, in other hands. */
function copyOf(browser: ApiClient): ApiClient {
  const { cookie } = browser;
  const copy = new ApiClient(browser.url);
  const send = copy.fetch.bind(copy);
  copy.fetch = (path, init = {}) =>
    send(path, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } });
  return copy;
}

test('error: a message signs in once: not again after signing out, nor with a copy of the cookie from before', async () => {
  const browser = network.browser();
  const signed = await signedMessage(browser);
  const copy = copyOf(browser);
  expect((await browser.post('/api/auth/verify', signed)).status).toBe(200);
  expect(await browser.post('/api/auth/verify', signed)).toMatchObject(REFUSED);
  await browser.request('DELETE', '/api/auth/session');
  expect(await browser.post('/api/auth/verify', signed)).toMatchObject(REFUSED);
  expect(await copy.post('/api/auth/verify', signed)).toMatchObject(REFUSED);
});

test('error: of ten parallel sign-ins with one message exactly one succeeds', async () => {
  const browser = network.browser();
  const signed = await signedMessage(browser);
  const answers = await Promise.all(Array.from({ length: 10 }, () => browser.post('/api/auth/verify', signed)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(401)]);
});

test("error: a message with another browser's nonce is refused, signed as it may be", async () => {
  const victim = network.browser();
  const signed = await signedMessage(victim);
  expect(await network.browser().post('/api/auth/verify', signed)).toMatchObject(REFUSED);
  const withCookie = network.browser();
  await withCookie.get('/api/auth/nonce');
  expect(await withCookie.post('/api/auth/verify', signed)).toMatchObject(REFUSED);
  // The refusal has not used the nonce up.
  expect((await victim.post('/api/auth/verify', signed)).status).toBe(200);
});

test('error: a message that was changed after signing, or signed by another key, is refused', async () => {
  const browser = network.browser();
  const { message, signature } = await signedMessage(browser);
  const tampered = message.replace('Sign in to ashao.', 'Sign in to ashao!');
  expect(await browser.post('/api/auth/verify', { message: tampered, signature })).toMatchObject(REFUSED);
  const foreign = await newAccount().signMessage({ message });
  expect(await browser.post('/api/auth/verify', { message, signature: foreign })).toMatchObject(REFUSED);
});

test.each([
  ['two bytes', '0x1234'],
  ['zeros', `0x${'00'.repeat(65)}`],
  ['an impossible v', `0x${'11'.repeat(64)}ff`],
  ['r and s beyond the curve', `0x${'ff'.repeat(64)}1b`],
  ['64 bytes', `0x${'11'.repeat(64)}`],
  ['thousands of bytes', `0x${'11'.repeat(5_000)}`],
  ['an ERC-6492 wrapper around nothing', `0x${'00'.repeat(64)}${'6492'.repeat(16)}`],
])('error: a signature of %s is refused, never a 500', async (_name, signature) => {
  const browser = network.browser();
  const { message } = await signedMessage(browser);
  expect(await browser.post('/api/auth/verify', { message, signature })).toMatchObject(REFUSED);
});

test('error: a stolen cookie is dead once its owner has signed out', async () => {
  const person = await network.person();
  const thief = copyOf(person);
  expect(await thief.credits()).toBe(500);
  await person.request('DELETE', '/api/auth/session');
  expect(await thief.get('/api/credits')).toMatchObject(REFUSED);
  expect((await thief.get('/api/auth/session')).body).toEqual({ user: null });
});

test('error: a cookie that was forged or changed is nobody', async () => {
  const person = await network.person();
  const [name = '', value = ''] = person.cookie.split('=');
  for (const forged of [
    `${name}=${value.slice(0, -6)}AAAAAA`,
    `${name}=Fe26.2*1*a*b*c*d*e*f~2`,
    `${name}=%00`,
    `${name}=`,
  ]) {
    const response = await fetch(`${network.url}/api/credits`, { headers: { cookie: forged } });
    expect({ forged, status: response.status }).toEqual({ forged, status: 401 });
  }
});

describe('production', () => {
  let server: TestServer;
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
    server = await startServer({ databaseUrl: database.url, env: { APP_URL: 'https://ashao.example' } });
  });
  afterAll(async () => {
    await server?.stop();
    await database?.drop();
  });
  const OURS = { domain: 'ashao.example', uri: 'https://ashao.example' };
  const origin = 'https://ashao.example';

  test("behavior: only the public address's domain signs in, whatever Host says", async () => {
    const browser = new ApiClient(server.url);
    const local = await signedMessage(browser);
    expect(await browser.post('/api/auth/verify', local)).toMatchObject(REFUSED);
    const ours = await signedMessage(browser, OURS);
    expect((await browser.post('/api/auth/verify', ours, { origin })).status).toBe(200);
    expect(Number((await browser.get('/api/auth/nonce')).body.chainId)).toBe(8_453);
  });

  test('behavior: its cookie travels over TLS only', async () => {
    const response = await new ApiClient(server.url).fetch('/api/auth/nonce');
    expect(response.headers.get('set-cookie')).toMatch(/; Secure/i);
  });

  test('error: a page of another site, or of this machine, cannot use the cookie', async () => {
    const browser = new ApiClient(server.url);
    const ours = await signedMessage(browser, OURS);
    for (const foreign of ['https://evil.example', 'http://ashao.example', server.url, 'null']) {
      const answer = await browser.post('/api/auth/verify', ours, { origin: foreign });
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden_origin' } });
    }
  });
});
