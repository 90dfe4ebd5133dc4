import { expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { readStream } from '../helpers/read-stream.ts';

/** The request bodies that clients of the published API send, byte for byte. */
const SEND_BODY = `{
  "tier": "pro",
  "content": "Explain how ashao routes a prompt.",
  "conversationId": "conv_..."
}`;

const network = useNetwork();

test('behavior: the published send, stream, claim, token, complete and heartbeat work as printed', async () => {
  const person = await network.person();
  const first = await person.post('/api/chat/send', SEND_BODY.replace(',\n  "conversationId": "conv_..."', ''));
  expect(first.status).toBe(200);
  // Beside what the reference prints there are the ids of the two messages.
  expect(Object.keys(first.body).toSorted()).toEqual(['answerId', 'conversationId', 'jobId', 'messageId']);
  expect(first.body.jobId).toMatch(/^job_/);
  expect(first.body.conversationId).toMatch(/^conv_/);
  // The ellipsis of the printed body stands for a real id; as it is, it names nothing of this person.
  expect((await person.post('/api/chat/send', SEND_BODY)).status).toBe(404);

  const owner = await network.person();
  const registered = await owner.post('/api/worker/register', '{"type":"browser","model":"Llama-3.2-1B-Instruct"}');
  expect(registered.body.workerId).toMatch(/^wrk_/);
  const worker = network.browser();
  const bearer = { authorization: `Bearer ${registered.body.secret}` };
  const { workerId } = registered.body;
  const claimed = await worker.post('/api/worker/claim', `{"workerId":"${workerId}","tier":"pro"}`, bearer);
  expect(claimed.body).toMatchObject({
    job: { id: first.body.jobId, tier: 'pro', model: 'ashao-pro' },
    messages: [{ role: 'user', content: 'Explain how ashao routes a prompt.' }],
  });
  const ids = `"workerId":"${workerId}","jobId":"${first.body.jobId}"`;
  expect((await worker.post('/api/worker/heartbeat', `{"workerId":"${workerId}"}`, bearer)).status).toBe(200);
  for (const value of ['By', ' queue.']) {
    expect((await worker.post('/api/worker/token', `{${ids},"value":"${value}"}`, bearer)).status).toBe(200);
  }
  expect((await worker.post('/api/worker/complete', `{${ids},"tokens":2}`, bearer)).body).toMatchObject({ earned: 7 });
  const empty = await worker.post(
    '/api/worker/claim',
    `{"workerId":"${workerId}","tier":"pro","waitSeconds":0}`,
    bearer,
  );
  expect(empty.body).toEqual({ job: null });

  const events = (await readStream(person, String(first.body.jobId))).map(({ event }) => event);
  expect(events).toMatchObject([
    { type: 'token', value: 'By queue.' },
    { type: 'done', tokens: 2 },
  ]);
  const again = SEND_BODY.replace('conv_...', String(first.body.conversationId));
  expect((await person.post('/api/chat/send', again)).body.conversationId).toBe(first.body.conversationId);
});

test('behavior: stats and credits have the published fields', async () => {
  const person = await network.person();
  expect((await person.get('/api/credits')).body).toMatchObject({ credits: 500 });
  const signedOut = await network.browser().get('/api/credits');
  expect([signedOut.status, typeof signedOut.body.error]).toEqual([401, 'string']);
  const { body } = await person.get('/api/stats');
  for (const field of ['activeWorkers', 'queueDepth', 'jobsCompleted', 'tokensPerSec'])
    expect(body[field]).toBeTypeOf('number');
});
