import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EXIT } from '../../../worker/src/exit-codes.ts';
import { type NetworkDouble, startNetworkDouble } from '../../helpers/network-double.ts';
import { createScriptedEngine, runTestWorker } from '../../helpers/run-test-worker.ts';
import { waitUntil } from '../../helpers/wait-until.ts';

let network: NetworkDouble;
beforeEach(async () => {
  network = await startNetworkDouble();
});
afterEach(() => network.close());

const textOf = (values: unknown) => (values as string[]).join('');

test('default: registers, answers a job and is told what it earned', async () => {
  const { engine } = createScriptedEngine(['Hel', 'lo', ' you']);
  network.addJob('job_1');
  const worker = runTestWorker(network, engine, { once: true });
  expect(await worker.ended).toBe(EXIT.ok);
  expect(network.job('job_1')).toMatchObject({ state: 'done', text: 'Hello you' });
  expect(network.callsTo('register')[0]?.body).toEqual({ type: 'native', model: 'scripted-1', concurrency: 1 });
  expect(network.callsTo('complete')[0]?.body).toMatchObject({ tokens: 3, attempt: 1 });
  expect(worker.events).toContainEqual(expect.objectContaining({ event: 'job-done', jobId: 'job_1', earned: 7 }));
});

test('behavior: the first token leaves at once, later ones share requests', async () => {
  const script: (string | number)[] = ['first'];
  for (let index = 0; index < 30; index += 1) script.push(2, ` ${index}`);
  const { engine } = createScriptedEngine(script);
  network.addJob('job_1');
  await runTestWorker(network, engine, { once: true }).ended;
  const posts = network.callsTo('token');
  expect(posts[0]?.body.values).toEqual(['first']);
  expect(posts.map(({ body }) => textOf(body.values)).join('')).toBe(network.job('job_1').text);
});

test('behavior: tokens made during a slow request leave as one batch', async () => {
  const { engine } = createScriptedEngine(['a', 20, 'b', 'c', 'd']);
  let isWritten = false;
  const watched = {
    ...engine,
    async *generate(...args: Parameters<typeof engine.generate>) {
      yield* engine.generate(...args);
      isWritten = true;
    },
  };
  network.addJob('job_1');
  network.state.override = async ({ path }) => {
    if (path === '/api/worker/token') await waitUntil(() => isWritten);
    return undefined;
  };
  await runTestWorker(network, watched, { once: true }).ended;
  expect(network.callsTo('token').map(({ body }) => body.values)).toEqual([['a'], ['b', 'c', 'd']]);
});

test("behavior: resends from the server's position after a gap", async () => {
  const { engine } = createScriptedEngine(['one ', 30, 'two ', 30, 'three']);
  network.addJob('job_1');
  let posts = 0;
  network.state.override = ({ path }) => {
    if (path === '/api/worker/token') posts += 1;
    // The server loses what it had, once, before the second batch.
    if (posts === 2 && path === '/api/worker/token') network.job('job_1').text = 'on';
    return undefined;
  };
  await runTestWorker(network, engine, { once: true }).ended;
  expect(network.callsTo('token').some(({ body }) => body.offset === 2)).toBe(true);
  expect(network.job('job_1')).toMatchObject({ state: 'done', text: 'one two three' });
});

test('behavior: a token request that failed after it was stored repeats nothing', async () => {
  const { engine } = createScriptedEngine(['one ', 'two ', 'three']);
  network.addJob('job_1');
  let posts = 0;
  network.state.override = ({ path, body }) => {
    if (path !== '/api/worker/token') return undefined;
    posts += 1;
    if (posts > 2) return undefined;
    network.job('job_1').text = textOf(body.values);
    return posts === 1 ? 'drop' : { status: 503, body: 'upstream is away' };
  };
  await runTestWorker(network, engine, { once: true }).ended;
  expect(
    network
      .callsTo('token')
      .slice(0, 3)
      .map(({ body }) => body.offset),
  ).toEqual([0, 0, 0]);
  expect(network.job('job_1')).toMatchObject({ state: 'done', text: 'one two three' });
});

test('behavior: completing is repeated until the server has answered', async () => {
  const { engine } = createScriptedEngine(['done']);
  network.addJob('job_1');
  let refusals = 2;
  network.state.override = ({ path }) => {
    if (path !== '/api/worker/complete' || refusals === 0) return undefined;
    refusals -= 1;
    return refusals === 1 ? 'drop' : { status: 500, body: { error: 'broken', code: 'internal' } };
  };
  expect(await runTestWorker(network, engine, { once: true }).ended).toBe(EXIT.ok);
  expect(network.callsTo('complete')).toHaveLength(3);
  expect(network.job('job_1').state).toBe('done');
});

test('behavior: a heartbeat that finds the answer completed already takes nothing back', async () => {
  const { engine } = createScriptedEngine(['done']);
  network.addJob('job_1');
  network.state.override = async ({ path }) => {
    if (path !== '/api/worker/complete') return undefined;
    Object.assign(network.job('job_1'), { state: 'done' });
    const beats = network.callsTo('heartbeat').length;
    await waitUntil(() => network.callsTo('heartbeat').length > beats + 2);
    return { status: 200, body: { ok: true, earned: 7, tokens: 1 } };
  };
  const worker = runTestWorker(network, engine, { once: true, heartbeatMs: 20 });
  expect(await worker.ended).toBe(EXIT.ok);
  expect([worker.count('job-lost'), worker.count('job-done')]).toEqual([0, 1]);
});

test('behavior: a lost lease stops the engine and the next job is served', async () => {
  const { engine, seen } = createScriptedEngine(['a', 30, 'b', 5_000, 'never']);
  network.addJob('job_1');
  const worker = runTestWorker(network, engine);
  await waitUntil(() => network.job('job_1').text !== '');
  network.job('job_1').state = 'failed';
  await waitUntil(() => worker.count('job-lost') === 1);
  expect(seen.aborted).toBe(1);
  expect(network.callsTo('fail')).toHaveLength(0);
  network.addJob('job_2');
  await waitUntil(() => network.job('job_2').text !== '');
  worker.handBack();
  expect(await worker.ended).toBe(EXIT.ok);
});

test('behavior: a heartbeat that names a job as lost stops it, though the engine says nothing', async () => {
  const { engine, seen } = createScriptedEngine(['a', 10_000, 'never']);
  network.addJob('job_1');
  const worker = runTestWorker(network, engine, { heartbeatMs: 30 });
  await waitUntil(() => network.job('job_1').text === 'a');
  network.job('job_1').state = 'failed';
  await waitUntil(() => worker.count('job-lost') === 1);
  expect(seen.aborted).toBe(1);
  worker.stop();
  await worker.ended;
  const beat = network.callsTo('heartbeat').find(({ body }) => (body.jobIds as string[]).length === 1);
  expect(beat?.body).toMatchObject({ workerId: 'wrk_1', jobIds: ['job_1'] });
});

test('behavior: registers again when the server has forgotten it', async () => {
  const { engine } = createScriptedEngine(['hi']);
  const worker = runTestWorker(network, engine);
  await waitUntil(() => network.callsTo('claim').length === 1);
  network.forgetWorkers();
  network.addJob('job_1');
  // The claim under way still has the old identity and takes this job; its first token is refused.
  await waitUntil(() => network.state.registrations === 2);
  network.addJob('job_2');
  await waitUntil(() => network.job('job_2').state === 'done');
  expect(network.callsTo('complete').at(-1)).toMatchObject({ bearer: 'secret-2', body: { workerId: 'wrk_2' } });
  expect(worker.count('job-lost')).toBe(1);
  expect(worker.count('registered')).toBe(2);
  worker.stop();
  await worker.ended;
});

test('error: a key that stops being valid ends the worker', async () => {
  const { engine } = createScriptedEngine(['hi']);
  const worker = runTestWorker(network, engine);
  await waitUntil(() => network.callsTo('claim').length === 1);
  network.state.override = ({ path }) =>
    path === '/api/worker/register'
      ? { status: 401, body: { error: 'This key was deleted.', code: 'unauthorized' } }
      : undefined;
  network.forgetWorkers();
  network.addJob('job_1');
  await expect(worker.ended).rejects.toThrow('This key was deleted.');
});

test('behavior: outlives a server that is away, and tells of it once each way', async () => {
  const { engine } = createScriptedEngine(['hi']);
  const worker = runTestWorker(network, engine);
  await waitUntil(() => network.callsTo('claim').length === 1);
  await network.close();
  await waitUntil(() => worker.count('connection-lost') === 1);
  await sleep(400);
  network = await startNetworkDouble(network.port);
  network.addJob('job_1');
  await waitUntil(() => network.job('job_1').state === 'done', 20_000);
  expect(worker.count('connection-lost')).toBe(1);
  expect(worker.count('connection-back')).toBe(1);
  worker.stop();
  expect(await worker.ended).toBe(EXIT.ok);
}, 30_000);

test('behavior: a rate limit is waited out as long as the server asks', async () => {
  const { engine } = createScriptedEngine(['hi']);
  network.addJob('job_1');
  let limited = 0;
  network.state.override = ({ path }) => {
    if (path !== '/api/worker/claim' || limited > 0) return undefined;
    limited = performance.now();
    return { status: 429, headers: { 'Retry-After': '1' }, body: { error: 'Slow down.', code: 'rate_limited' } };
  };
  const worker = runTestWorker(network, engine, { once: true });
  expect(await worker.ended).toBe(EXIT.ok);
  expect(performance.now() - limited).toBeGreaterThanOrEqual(990);
  expect(worker.count('connection-lost')).toBe(0);
});

test('behavior: a server that answers claims at once is not asked in a tight loop', async () => {
  const { engine } = createScriptedEngine(['hi']);
  network.state.override = ({ path }) =>
    path === '/api/worker/claim' ? { status: 200, body: { job: null } } : undefined;
  const worker = runTestWorker(network, engine);
  await sleep(1_000);
  worker.stop();
  await worker.ended;
  expect(network.callsTo('claim').length).toBeLessThan(40);
});

test('behavior: slots work side by side', async () => {
  const { engine } = createScriptedEngine(['a', 60_000, 'never']);
  const registration = { type: 'native', model: 'scripted-1', concurrency: 3 } as const;
  const worker = runTestWorker(network, engine, { registration });
  const ids = ['job_1', 'job_2', 'job_3'];
  for (const id of [...ids, 'job_4']) network.addJob(id);
  await waitUntil(() => ids.every((id) => network.job(id).text === 'a'));
  expect(network.job('job_4').state).toBe('queued');
  worker.handBack();
  await worker.ended;
  expect(network.callsTo('fail').map(({ body }) => body.jobId)).toEqual(expect.arrayContaining(ids));
});

test('behavior: an answer that has reached the limit of the server is completed', async () => {
  const { engine } = createScriptedEngine(['12345', 30, '6789', 10_000, 'never']);
  network.addJob('job_1');
  network.state.override = ({ path, body }) => {
    if (path !== '/api/worker/token' || body.offset === 0) return undefined;
    return { status: 413, body: { error: 'full', code: 'body_too_large', position: 7 } };
  };
  const worker = runTestWorker(network, engine, { once: true });
  await waitUntil(() => worker.count('job-done') === 1);
  expect(network.job('job_1').state).toBe('done');
});

test('behavior: smaller batches when the server finds a body too large', async () => {
  const { engine } = createScriptedEngine(['x'.repeat(9_000)]);
  network.addJob('job_1');
  network.state.override = ({ path, body }) => {
    if (path !== '/api/worker/token' || textOf(body.values).length <= 4_000) return undefined;
    return { status: 413, body: { error: 'too large', code: 'body_too_large' } };
  };
  await runTestWorker(network, engine, { once: true }).ended;
  expect(network.job('job_1')).toMatchObject({ state: 'done', text: 'x'.repeat(9_000) });
});

test('behavior: --once ends when no job comes in time', async () => {
  const { engine } = createScriptedEngine(['a']);
  expect(await runTestWorker(network, engine, { once: true, waitSeconds: 0.2 }).ended).toBe(EXIT.nothingToDo);
});

test('error: --once says that the server is away instead of waiting for it', async () => {
  const { engine } = createScriptedEngine(['a']);
  await network.close();
  expect(await runTestWorker(network, engine, { once: true }).ended).toBe(EXIT.serverUnreachable);
  network = await startNetworkDouble();
});

test('error: an answer in another shape is not taken for a registration', async () => {
  const { engine } = createScriptedEngine(['a']);
  network.state.override = () => ({ status: 200, body: '<html>Welcome</html>' });
  const worker = runTestWorker(network, engine, { once: true });
  expect(await worker.ended).toBe(EXIT.serverUnreachable);
  expect(worker.events).toContainEqual(expect.objectContaining({ event: 'connection-lost' }));
});
