import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { findText } from '../helpers/find-text.ts';
import { useNetwork } from '../helpers/network.ts';
import { lastEvent, readStream, textOf } from '../helpers/read-stream.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

/** A temporary chat: answered and paid like any other, and nowhere to be found afterwards. */
const network = useNetwork();
const send = (content: string, history: { role: string; content: string }[] = []) => ({
  tier: 'pro',
  messages: [...history, { role: 'user', content }],
});

test('default: the worker reads the chat that was sent along, the answer comes by the stream, nothing is kept', async () => {
  const marker = `marker${randomBytes(8).toString('hex')}`;
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const history = [
    { role: 'user', content: `${marker} before` },
    { role: 'assistant', content: `${marker} said` },
  ];
  const { body } = await person.post('/api/chat/temporary', send(`${marker} now`, history));
  const jobId = String(body.jobId);
  expect(await findText(network.connection, marker)).toEqual(['jobs']);
  const reading = readStream(person, jobId);
  const claimed = await worker.claim();
  expect(claimed.messages).toEqual([...history, { role: 'user', content: `${marker} now` }]);
  await worker.token(jobId, `${marker} answer`);
  await worker.complete(jobId, 2);
  expect(textOf(await reading)).toBe(`${marker} answer`);
  expect(await findText(network.connection, marker)).toEqual([]);
  expect((await person.get('/api/conversations')).body).toMatchObject({ conversations: [] });
  expect(await person.credits()).toBe(490);
  // A reader that lost its connection at the end still gets it, for a moment; a stranger never does.
  expect(textOf(await readStream(person, jobId))).toBe(`${marker} answer`);
  expect((await (await network.person()).get(`/api/chat/stream?jobId=${jobId}`)).status).toBe(404);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: stopped and failed ones leave nothing either; what failed costs nothing', async () => {
  const marker = `marker${randomBytes(8).toString('hex')}`;
  const person = await network.person();
  const worker = await ScriptedWorker.register(await network.person());
  const stopped = String((await person.post('/api/chat/temporary', send(`${marker} a`))).body.jobId);
  await worker.claim();
  await worker.token(stopped, `${marker} half`);
  expect((await person.post('/api/chat/stop', { jobId: stopped })).body).toEqual({ status: 'done', charged: 10 });
  expect(lastEvent(await readStream(person, stopped))).toMatchObject({ type: 'done', stopped: true });

  const failed = String((await person.post('/api/chat/temporary', send(`${marker} b`))).body.jobId);
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const other = await ScriptedWorker.register(await network.person());
    while ((await other.claim()).job?.id !== failed);
    await other.call('fail', { jobId: failed, reason: 'test' });
  }
  expect(lastEvent(await readStream(person, failed))).toMatchObject({ type: 'error' });
  expect(await findText(network.connection, marker)).toEqual([]);
  expect(await person.credits()).toBe(490);
});

test('behavior: signed out it counts against the free messages, and a repeated key sends once', async () => {
  const browser = network.browser();
  const key = { 'idempotency-key': 'once' };
  const first = await browser.post('/api/chat/temporary', send('hello'), key);
  const second = await browser.post('/api/chat/temporary', send('hello'), key);
  expect(second.body).toEqual(first.body);
  const statuses: number[] = [];
  for (let count = 0; count < 20; count += 1) {
    statuses.push((await browser.post('/api/chat/temporary', send(`more ${count}`))).status);
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(19);
  expect(statuses.at(-1)).toBe(429);
});

test.each([
  ['no message', { tier: 'pro', messages: [] }],
  ['an answer at the end', { tier: 'pro', messages: [{ role: 'assistant', content: 'x' }] }],
  ['a system message', { tier: 'pro', messages: [{ role: 'system', content: 'x' }] }],
  ['an empty message', { tier: 'pro', messages: [{ role: 'user', content: ' ' }] }],
  ['a message too long', { tier: 'pro', messages: [{ role: 'user', content: 'x'.repeat(32_001) }] }],
])('error: %s is 400', async (_name, body) => {
  expect((await (await network.person()).post('/api/chat/temporary', body)).status).toBe(400);
});
