import { expect, test } from 'vitest';
import { ANONYMOUS_MESSAGES_PER_ADDRESS, ANONYMOUS_MESSAGES_PER_COOKIE } from '../../lib/constants.ts';
import { RATE_LIMITS } from '../../lib/http/rate-limit.ts';
import { AddressedClient } from '../helpers/addressed-client.ts';
import type { ApiClient, ApiResponse } from '../helpers/api-client.ts';
import { useNetwork } from '../helpers/network.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

const network = useNetwork({ TRUST_PROXY: '1' });
const MESSAGE = { tier: 'pro', content: 'Hello' };
const sendTimes = (
  count: number,
  client: (index: number) => ApiClient,
  headers?: (index: number) => Record<string, string>,
) =>
  Promise.all(
    Array.from({ length: count }, (_, index) => client(index).post('/api/chat/send', MESSAGE, headers?.(index))),
  );
const withStatus = (answers: readonly ApiResponse[], status: number) =>
  answers.filter((answer) => answer.status === status);

let lastAddress = 0;
/** Browsers behind one address that no other test uses. */
function behindOneAddress(): () => AddressedClient {
  lastAddress += 1;
  const address = `198.51.100.${lastAddress}`;
  return () => new AddressedClient(network.url, address);
}
/** A browser that has its cookie, which the first message brings, and so has used one of the day's messages. */
async function withCookie(client: AddressedClient): Promise<AddressedClient> {
  await client.post('/api/chat/send', MESSAGE);
  return client;
}
const MESSAGES_LEFT = ANONYMOUS_MESSAGES_PER_COOKIE - 1;

test('behavior: a signed-out browser has its messages a day, exactly, also when it sends them all at once', async () => {
  const browser = await withCookie(behindOneAddress()());
  const answers = await sendTimes(MESSAGES_LEFT + 10, () => browser);
  expect(withStatus(answers, 200)).toHaveLength(MESSAGES_LEFT);
  const refused = withStatus(answers, 429);
  expect(refused).toHaveLength(10);
  for (const { headers, body } of refused) {
    expect(body).toMatchObject({ code: 'rate_limited', statusCode: 429, limit: ANONYMOUS_MESSAGES_PER_COOKIE });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
  const { conversations } = (await browser.get('/api/conversations?limit=100')).body as { conversations: unknown[] };
  expect(conversations).toHaveLength(ANONYMOUS_MESSAGES_PER_COOKIE);
});

test('behavior: an address has its messages a day, however many browsers stand behind it', async () => {
  const atHome = behindOneAddress();
  const answers = await sendTimes(ANONYMOUS_MESSAGES_PER_ADDRESS + 8, atHome);
  expect(withStatus(answers, 200)).toHaveLength(ANONYMOUS_MESSAGES_PER_ADDRESS);
  expect(withStatus(answers, 429)).toHaveLength(8);
  // The neighbour is another matter, and so is whoever signs in.
  expect((await behindOneAddress()().post('/api/chat/send', MESSAGE)).status).toBe(200);
  const person = atHome();
  await person.signIn();
  expect((await person.post('/api/chat/send', MESSAGE)).status).toBe(200);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: a refused message is not counted', async () => {
  const browser = await withCookie(behindOneAddress()());
  for (let count = 0; count < 5; count += 1) {
    const answer = await browser.post('/api/chat/send', { ...MESSAGE, conversationId: 'conv_unknown' });
    expect(answer.status).toBe(404);
  }
  const answers = await sendTimes(MESSAGES_LEFT, () => browser);
  expect(withStatus(answers, 200)).toHaveLength(MESSAGES_LEFT);
});

test('error: what a client writes about its own address counts for nothing', async () => {
  const one = behindOneAddress();
  const answers = await sendTimes(ANONYMOUS_MESSAGES_PER_ADDRESS + 4, one, (index) => ({
    'X-Ashao-Client-Address': `203.0.113.${index}`,
  }));
  expect(withStatus(answers, 429)).toHaveLength(4);
  // Hops before the proxy's own are the client's words too.
  const forged = new AddressedClient(network.url, `9.9.9.9, ${one().address}`);
  expect((await forged.post('/api/chat/send', MESSAGE)).status).toBe(429);
});

test('error: a flood of sign-in requests is slowed down by address, with the time to wait', async () => {
  const [flooding, other] = [behindOneAddress(), behindOneAddress()];
  const ask = (client: ApiClient) => client.get('/api/auth/nonce');
  const answers = await Promise.all(Array.from({ length: RATE_LIMITS.signIn.points + 5 }, () => ask(flooding())));
  const refused = withStatus(answers, 429);
  expect(refused).toHaveLength(5);
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused[0]?.body).toMatchObject({ code: 'rate_limited', statusCode: 429 });
  expect((await ask(other())).status).toBe(200);
});

test('error: who guesses secrets is no longer listened to from there, a right one included', async () => {
  const [guessing, other] = [behindOneAddress()(), behindOneAddress()()];
  const owner = await network.person();
  const { secret } = await ScriptedWorker.register(owner);
  const ask = (client: ApiClient, guess: string) =>
    client.post('/api/worker/heartbeat', {}, { authorization: `Bearer ${guess}` });
  const guesses = await Promise.all(
    Array.from({ length: RATE_LIMITS.refused.points }, (_, index) => ask(guessing, `wsk_${index}`)),
  );
  expect(withStatus(guesses, 401)).toHaveLength(RATE_LIMITS.refused.points);
  const refused = await ask(guessing, secret);
  expect(refused).toMatchObject({ status: 429, body: { code: 'rate_limited' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  // Only credentials: the same address may go on without any, and others with theirs.
  expect((await guessing.get('/api/auth/session')).status).toBe(200);
  expect((await ask(other, secret)).status).not.toBe(429);
});

const KEY = { 'Idempotency-Key': 'one-click-9' };

test('behavior: a message repeated with its Idempotency-Key is one message, one job, one charge', async () => {
  const person = await network.person();
  const first = await person.post('/api/chat/send', MESSAGE, KEY);
  const second = await person.post('/api/chat/send', MESSAGE, KEY);
  expect([first.status, second]).toMatchObject([200, { status: 200, body: first.body }]);
  expect(await person.credits()).toBe(490);
  const other = await person.post('/api/chat/send', MESSAGE, { 'Idempotency-Key': 'one-click-10' });
  expect(other.body.jobId).not.toBe(first.body.jobId);
});

test('behavior: ten at once with one key are one message', async () => {
  const person = await network.person();
  const answers = await sendTimes(
    10,
    () => person,
    () => KEY,
  );
  expect(withStatus(answers, 200)).toHaveLength(10);
  expect(new Set(answers.map(({ body }) => body.jobId)).size).toBe(1);
  expect(await person.credits()).toBe(490);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: a key is its owner’s: the same one used by another person is another message', async () => {
  const [one, two] = [await network.person(), await network.person()];
  const first = await one.post('/api/chat/send', MESSAGE, KEY);
  const second = await two.post('/api/chat/send', MESSAGE, KEY);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.body.conversationId).not.toBe(first.body.conversationId);
});

test('behavior: a send that failed may be repeated with its key', async () => {
  const person = await network.person();
  const { conversationId } = await person.send('Soon gone');
  const body = { ...MESSAGE, conversationId };
  await person.request('DELETE', `/api/conversations/${conversationId}`);
  expect((await person.post('/api/chat/send', body, KEY)).status).toBe(404);
  expect((await person.post('/api/chat/send', MESSAGE, KEY)).status).toBe(200);
});

test('error: a key used for another message is a conflict that charges nothing', async () => {
  const person = await network.person();
  await person.post('/api/chat/send', MESSAGE, KEY);
  for (const changes of [{ content: 'Goodbye' }, { tier: 'max' }, { conversationId: 'conv_unknown' }]) {
    const answer = await person.post('/api/chat/send', { ...MESSAGE, ...changes }, KEY);
    expect(answer).toMatchObject({ status: 409, body: { code: 'conflict', statusCode: 409 } });
  }
  expect(await person.credits()).toBe(490);
});

test('error: a key that can be none is refused by name', async () => {
  const person = await network.person();
  for (const key of ['x'.repeat(201), 'with space', 'ü']) {
    const answer = await person.post('/api/chat/send', MESSAGE, { 'Idempotency-Key': key });
    expect(answer).toMatchObject({ status: 400, body: { field: 'Idempotency-Key' } });
  }
  expect(await person.credits()).toBe(500);
});
