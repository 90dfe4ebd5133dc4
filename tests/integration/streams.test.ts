import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { useNetwork } from '../helpers/network.ts';
import { lastEvent, readStream, textOf } from '../helpers/read-stream.ts';
import { ScriptedWorker } from '../helpers/scripted-worker.ts';

const network = useNetwork();
afterEach(() => network.emptyQueue());

/** A person with a job that a worker has just claimed. */
async function runningJob(content = 'Hello') {
  const person = await network.person();
  const owner = await network.person();
  const worker = await ScriptedWorker.register(owner);
  const sent = await person.send(content);
  await worker.claim();
  return { person, owner, worker, ...sent };
}

test('behavior: a reader that breaks off resumes from its last id without loss or repeat', async () => {
  const { person, worker, jobId } = await runningJob();
  const first = readStream(person, jobId, { until: (frames) => textOf(frames).length >= 4 });
  await worker.token(jobId, 'One ');
  const frames = await first;
  await worker.token(jobId, 'two ');
  const second = readStream(person, jobId, { lastEventId: frames.at(-1)?.id ?? '' });
  await worker.token(jobId, 'three');
  await worker.complete(jobId, 3);
  expect(textOf(frames) + textOf(await second)).toBe('One two three');
});

test('behavior: two tabs and a late one see the same answer', async () => {
  const { person, worker, jobId } = await runningJob();
  const tabs = [readStream(person, jobId), readStream(person, jobId)];
  for (let index = 0; index < 50; index += 1) await worker.token(jobId, `${index} `);
  const late = readStream(person, jobId);
  await worker.complete(jobId, 50);
  const texts = (await Promise.all([...tabs, late])).map(textOf);
  expect(new Set(texts)).toEqual(new Set([Array.from({ length: 50 }, (_, index) => `${index} `).join('')]));
});

test('behavior: a finished job still answers, from memory and from the database, from any id', async () => {
  const { person, worker, jobId } = await runningJob();
  await worker.token(jobId, 'Hello ');
  const [head] = await readStream(person, jobId, { until: (frames) => textOf(frames) !== '' }).then((frames) =>
    frames.filter(({ event }) => event.type === 'token'),
  );
  await worker.token(jobId, 'world');
  await worker.complete(jobId, 2);
  const live = await readStream(person, jobId);
  const restarted = await restartedReader(person.cookie);
  const stored = await readStream(restarted, jobId);
  expect([textOf(live), textOf(stored)]).toEqual(['Hello world', 'Hello world']);
  expect(lastEvent(stored)).toEqual(lastEvent(live));
  expect(textOf(await readStream(restarted, jobId, { lastEventId: head?.id ?? '' }))).toBe('world');
  expect(textOf(await readStream(restarted, jobId, { lastEventId: live.at(-1)?.id ?? '' }))).toBe('');
  const other = await readStream(restarted, jobId, { lastEventId: '7-3' });
  expect(other[0]?.event).toEqual({ type: 'restart', attempt: 1 });
  expect(textOf(await readStream(restarted, jobId, { lastEventId: 'garbage' }))).toBe('Hello world');
});

/** A reader at a second server of the same network, which has no log of any job. */
async function restartedReader(cookie: string) {
  const { startServer } = await import('../helpers/start-server.ts');
  const { ApiClient } = await import('../helpers/api-client.ts');
  const server = await startServer({ databaseUrl: network.database.url, env: { ASHAO_INSTANCE_CHECK: '0' } });
  servers.push(server);
  const client = new ApiClient(server.url);
  client.adoptCookie(cookie);
  return client;
}
const servers: { stop(): Promise<number | null> }[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

test('behavior: the answer is stored when nobody watches, and when the reader leaves', async () => {
  const { person, worker, jobId, conversationId } = await runningJob();
  await readStream(person, jobId, { until: (frames) => frames.length > 0 });
  await worker.token(jobId, 'unseen');
  await worker.complete(jobId, 1);
  const { body } = await person.get(`/api/conversations/${conversationId}`);
  expect(body.messages).toMatchObject([{}, { content: 'unseen', job: { status: 'done' } }]);
});

test('behavior: stop before a worker came costs nothing', async () => {
  const person = await network.person();
  const { jobId } = await person.send('Hello');
  const reading = readStream(person, jobId);
  await sleep(50);
  expect((await person.post('/api/chat/stop', { jobId })).body).toEqual({ status: 'cancelled', charged: 0 });
  expect(lastEvent(await reading)).toMatchObject({ type: 'done', charged: 0, stopped: true });
  expect(await person.credits()).toBe(500);
});

test('behavior: stop after a claim but before a token costs nothing, and the worker is told', async () => {
  const { person, owner, worker, jobId } = await runningJob();
  expect((await person.post('/api/chat/stop', { jobId })).body).toEqual({ status: 'cancelled', charged: 0 });
  expect((await worker.token(jobId, 'late')).status).toBe(409);
  expect((await worker.complete(jobId)).status).toBe(409);
  expect((await worker.call('heartbeat', { jobIds: [jobId] })).body.lost).toEqual([jobId]);
  expect([await person.credits(), await owner.credits()]).toEqual([500, 500]);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: stop with tokens keeps and pays what was streamed, once', async () => {
  const { person, owner, worker, jobId, conversationId } = await runningJob();
  const reading = readStream(person, jobId);
  await worker.token(jobId, 'Half an');
  const stops = await Promise.all(Array.from({ length: 5 }, () => person.post('/api/chat/stop', { jobId })));
  expect(stops.map(({ body }) => body)).toEqual(Array(5).fill({ status: 'done', charged: 10 }));
  expect((await worker.token(jobId, ' answer')).status).toBe(409);
  expect((await worker.complete(jobId, 1)).body).toEqual({ ok: true, earned: 7, tokens: 1 });
  const frames = await reading;
  expect([textOf(frames), lastEvent(frames)]).toMatchObject(['Half an', { type: 'done', stopped: true, charged: 10 }]);
  expect([await person.credits(), await owner.credits()]).toEqual([490, 507]);
  const { body } = await person.get(`/api/conversations/${conversationId}`);
  expect(body.messages).toMatchObject([{}, { content: 'Half an', job: { stopped: true, status: 'done' } }]);
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: stop and complete at once end in one of the two, paid once', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { person, owner, worker, jobId } = await runningJob();
    await worker.token(jobId, 'text');
    const [stop, complete] = await Promise.all([person.post('/api/chat/stop', { jobId }), worker.complete(jobId, 1)]);
    expect([stop.status, stop.body.status, complete.status]).toEqual([200, 'done', 200]);
    expect([await person.credits(), await owner.credits()]).toEqual([490, 507]);
  }
  expect(await network.brokenInvariants()).toEqual([]);
});

test('behavior: who waits is told the place in the queue, and when it moves up', async () => {
  const person = await network.person();
  const [ahead, behind] = [await person.send('one', { tier: 'max' }), await person.send('two', { tier: 'max' })];
  const reading = readStream(person, behind.jobId, {
    until: (frames) =>
      frames.some(({ event }) => event.type === 'status' && event.state === 'queued' && event.position === 1),
  });
  await sleep(100);
  await person.post('/api/chat/stop', { jobId: ahead.jobId });
  const places = (await reading).flatMap(({ event }) =>
    event.type === 'status' && event.state === 'queued' ? [event.position] : [],
  );
  expect(places).toEqual([2, 1]);
});

test('behavior: a worker that hands the job back in mid-answer leaves none of its words in the next one', async () => {
  const { person, owner, worker, jobId } = await runningJob();
  const reading = readStream(person, jobId);
  await worker.token(jobId, 'Worker A wrote this much');
  const early = await readStream(person, jobId, { until: (frames) => textOf(frames) !== '' });
  await worker.call('fail', { jobId, release: true });
  const second = await ScriptedWorker.register(owner);
  const { job } = await second.claim();
  expect(job?.attempt).toBe(2);
  await second.token(jobId, 'Short B.');
  const late = readStream(person, jobId, { lastEventId: early.at(-1)?.id ?? '' });
  await second.complete(jobId, 2);
  expect(textOf(await reading)).toBe('Short B.');
  const resumed = await late;
  expect([resumed[0]?.event.type, textOf(resumed)]).toEqual(['restart', 'Short B.']);
});

test('behavior: handing back is not counted as an attempt, failing is', async () => {
  const { worker, jobId } = await runningJob();
  await worker.call('fail', { jobId, release: true });
  for (const status of ['queued', 'queued', 'failed']) {
    const next = await ScriptedWorker.register(await network.person());
    await next.claim();
    expect((await next.call('fail', { jobId })).body.status).toBe(status);
  }
});

test('behavior: a job that was ended without this server hearing of it ends its readers all the same', async () => {
  const { person, jobId } = await runningJob();
  const reading = readStream(person, jobId);
  await readStream(person, jobId, { until: (frames) => frames.length > 0 });
  // Another process with streams of its own, as when the answer of a commit got lost.
  await network.emptyQueue();
  expect(lastEvent(await reading)).toMatchObject({ type: 'done', stopped: true });
});

test('behavior: white space is no answer to be paid for', async () => {
  const { person, worker, jobId } = await runningJob();
  await worker.token(jobId, ' \n');
  expect((await person.post('/api/chat/stop', { jobId })).body).toEqual({ status: 'cancelled', charged: 0 });
  expect(await person.credits()).toBe(500);
});

test('behavior: a repeated batch is recognised by its offset, a gap is refused with the position', async () => {
  const { person, worker, jobId } = await runningJob();
  const batch = { jobId, values: ['Hel', 'lo'], attempt: 1, offset: 0 };
  expect((await worker.call('token', batch)).body).toEqual({ ok: true, position: 5 });
  expect((await worker.call('token', batch)).body).toEqual({ ok: true, position: 5 });
  expect((await worker.call('token', { ...batch, values: ['lo, you'], offset: 3 })).body).toEqual({
    ok: true,
    position: 10,
  });
  const gap = await worker.call('token', { ...batch, offset: 99 });
  expect([gap.status, gap.body.code, gap.body.position]).toEqual([409, 'log_gap', 10]);
  await worker.complete(jobId, 3);
  expect(textOf(await readStream(person, jobId))).toBe('Hello, you');
});

test('behavior: a whole answer may come as one streamed upload', async () => {
  const { person, worker, jobId } = await runningJob();
  const reading = readStream(person, jobId);
  const lines = [{ workerId: worker.workerId, jobId, value: 'One ' }, { value: 'two ' }, { values: ['three', ' 🙂'] }];
  const body = new ReadableStream({
    async start(controller) {
      for (const line of lines) {
        const bytes = new TextEncoder().encode(`${JSON.stringify(line)}\n`);
        // Cut within a line, and within a character: chunks are not lines.
        controller.enqueue(bytes.slice(0, -6));
        await sleep(20);
        controller.enqueue(bytes.slice(-6));
      }
      controller.close();
    },
  });
  const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${worker.secret}` };
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit;
  const response = await fetch(`${network.url}/api/worker/token`, init);
  expect(await response.json()).toEqual({ ok: true, position: 16 });
  await worker.complete(jobId, 4);
  expect(textOf(await reading)).toBe('One two three 🙂');
});

test('error: a streamed upload of a worker that lost the job ends with 409', async () => {
  const { person, worker, jobId } = await runningJob();
  let send: (value: string) => void = () => undefined;
  const body = new ReadableStream({
    start(controller) {
      const encoder = new TextEncoder();
      send = (value) =>
        controller.enqueue(encoder.encode(`${JSON.stringify({ workerId: worker.workerId, jobId, value })}\n`));
    },
  });
  const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${worker.secret}` };
  const uploading = fetch(`${network.url}/api/worker/token`, {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as RequestInit);
  send('kept');
  await readStream(person, jobId, { until: (frames) => textOf(frames) === 'kept' });
  await person.post('/api/chat/stop', { jobId });
  send('lost');
  expect((await uploading).status).toBe(409);
});
