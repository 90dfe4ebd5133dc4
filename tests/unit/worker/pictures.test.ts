import { afterEach, beforeEach, expect, test } from 'vitest';
import { EngineError } from '../../../worker/src/errors.ts';
import { EXIT } from '../../../worker/src/exit-codes.ts';
import { type NetworkDouble, startNetworkDouble } from '../../helpers/network-double.ts';
import { ONE_PIXEL } from '../../helpers/one-pixel.ts';
import { createScriptedEngine, createScriptedImageEngine, runTestWorker } from '../../helpers/run-test-worker.ts';
import { waitUntil } from '../../helpers/wait-until.ts';

let network: NetworkDouble;
beforeEach(async () => {
  network = await startNetworkDouble();
});
afterEach(() => network.close());

const alone = (imageEngine: ReturnType<typeof createScriptedImageEngine>['engine'], options = {}) =>
  runTestWorker(network, null, { imageEngine, slots: { chat: 0, image: 1 }, ...options });
const progress = () => network.callsTo('progress').map(({ body }) => body);

test('default: draws a picture, tells its steps and hands the file in', async () => {
  network.addPicture('job_1');
  const worker = alone(createScriptedImageEngine().engine, { once: true });
  expect(await worker.ended).toBe(EXIT.ok);
  expect(network.job('job_1')).toMatchObject({ state: 'done', file: { type: 'image/png', bytes: ONE_PIXEL } });
  const [upload] = network.callsTo('image');
  expect(upload?.body).toEqual({ workerId: 'wrk_1', jobId: 'job_1', attempt: 1 });
  expect(progress()[0]).toMatchObject({
    jobId: 'job_1',
    attempt: 1,
    step: 1,
    steps: 3,
    preview: ONE_PIXEL.toString('base64'),
  });
  expect(worker.events).toContainEqual(expect.objectContaining({ event: 'picture-done', jobId: 'job_1', earned: 14 }));
  // A worker of one kind need not name it; complete is for messages.
  expect(network.callsTo('claim')[0]?.body.kind).toBeUndefined();
  expect(network.callsTo('complete')).toHaveLength(0);
});

test('behavior: messages and pictures are served side by side', async () => {
  const { engine } = createScriptedEngine(['a', 60_000, 'b']);
  network.addJob('job_1');
  const imageEngine = createScriptedImageEngine().engine;
  const worker = runTestWorker(network, engine, { imageEngine, slots: { chat: 1, image: 1 } });
  await waitUntil(() => network.job('job_1').text === 'a');
  network.addPicture('job_2');
  await waitUntil(() => network.job('job_2').state === 'done');
  expect(network.job('job_1').state).toBe('running');
  expect(new Set(network.callsTo('claim').map(({ body }) => body.kind))).toEqual(new Set(['chat', 'image']));
  worker.handBack();
  expect(await worker.ended).toBe(EXIT.ok);
});

test('behavior: heartbeats cover pictures, and one that is lost stops the engine', async () => {
  network.addPicture('job_1');
  const { engine, seen } = createScriptedImageEngine({ steps: 2, pauseMs: 60_000 });
  const worker = alone(engine, { heartbeatMs: 20 });
  await waitUntil(() => network.callsTo('heartbeat').some(({ body }) => (body.jobIds as string[]).includes('job_1')));
  network.job('job_1').state = 'failed';
  await waitUntil(() => worker.count('job-lost') === 1);
  expect(seen.aborted).toBe(1);
  expect(network.callsTo('fail')).toHaveLength(0);
  worker.stop();
  await worker.ended;
});

test('behavior: a step that is told the lease is lost stops the engine', async () => {
  network.addPicture('job_1');
  network.state.override = ({ path }) =>
    path === '/api/worker/progress' ? { status: 409, body: { error: 'lost', code: 'lease_lost' } } : undefined;
  const { engine, seen } = createScriptedImageEngine({ steps: 2, pauseMs: 60_000 });
  const worker = alone(engine);
  await waitUntil(() => worker.count('job-lost') === 1);
  expect(seen.aborted).toBe(1);
  worker.stop();
  await worker.ended;
});

test.each([
  ['fails', { status: 503, body: 'away' }],
  ['breaks off', 'drop'],
  ['is never answered', 'hang'],
] as const)('behavior: a step whose call %s holds nothing up', async (_name, fault) => {
  network.addPicture('job_1');
  network.state.override = ({ path }) => (path === '/api/worker/progress' ? fault : undefined);
  expect(await alone(createScriptedImageEngine().engine, { once: true }).ended).toBe(EXIT.ok);
  expect(network.job('job_1').state).toBe('done');
});

test('behavior: handing in is repeated until the server has answered', async () => {
  network.addPicture('job_1');
  let uploads = 0;
  network.state.override = (call) => {
    if (call.path !== '/api/worker/image') return undefined;
    uploads += 1;
    // Stored, but the answer is lost; then a server that is starting.
    if (uploads === 1) Object.assign(network.job('job_1'), { state: 'done' });
    if (uploads > 2) return undefined;
    return uploads === 1 ? 'drop' : { status: 502, body: '<html>bad gateway</html>' };
  };
  expect(await alone(createScriptedImageEngine().engine, { once: true }).ended).toBe(EXIT.ok);
  expect(network.callsTo('image')).toHaveLength(3);
});

test('behavior: a heartbeat that finds the picture handed in already takes nothing back', async () => {
  network.addPicture('job_1');
  network.state.override = async ({ path }) => {
    if (path !== '/api/worker/image') return undefined;
    // Stored; the answer comes after the next heartbeats, which don't find it among what is held.
    Object.assign(network.job('job_1'), { state: 'done' });
    const beats = network.callsTo('heartbeat').length;
    await waitUntil(() => network.callsTo('heartbeat').length > beats + 2);
    return undefined;
  };
  const worker = alone(createScriptedImageEngine().engine, { once: true, heartbeatMs: 20 });
  expect(await worker.ended).toBe(EXIT.ok);
  expect(worker.count('job-lost')).toBe(0);
  expect(worker.events).toContainEqual(expect.objectContaining({ event: 'picture-done', jobId: 'job_1' }));
});

test('behavior: a picture that the server refuses is a failed attempt', async () => {
  network.addPicture('job_1');
  network.state.override = ({ path }) =>
    path === '/api/worker/image'
      ? { status: 422, body: { error: 'That is no picture.', code: 'bad_image' } }
      : undefined;
  const worker = alone(createScriptedImageEngine().engine, { once: true });
  expect(await worker.ended).toBe(EXIT.unexpected);
  expect(worker.events).toContainEqual({ event: 'job-failed', jobId: 'job_1', reason: 'That is no picture.' });
});

test('behavior: what the filter holds back ends the job for good', async () => {
  network.addPicture('job_1');
  const { engine } = createScriptedImageEngine({}, { draw: async () => ({ censored: true }) });
  const worker = alone(engine, { once: true });
  expect(await worker.ended).toBe(EXIT.ok);
  expect(network.callsTo('fail')[0]?.body).toMatchObject({ jobId: 'job_1', censored: true, release: false });
  expect(worker.count('job-censored')).toBe(1);
  expect(network.callsTo('image')).toHaveLength(0);
});

test('behavior: draining lets a picture finish, handing back releases it', async () => {
  network.addPicture('job_1');
  const slow = createScriptedImageEngine({ steps: 2, pauseMs: 300 });
  const drained = alone(slow.engine);
  await waitUntil(() => slow.seen.drawings === 1);
  drained.stop();
  expect(await drained.ended).toBe(EXIT.ok);
  expect(network.job('job_1').state).toBe('done');

  network.addPicture('job_2');
  const slower = createScriptedImageEngine({ steps: 2, pauseMs: 60_000 });
  const released = alone(slower.engine);
  await waitUntil(() => slower.seen.drawings === 1);
  released.handBack();
  expect(await released.ended).toBe(EXIT.ok);
  expect(network.callsTo('fail')[0]?.body).toMatchObject({ jobId: 'job_2', release: true });
});

test('error: an engine that fails or stalls fails the attempt with its reason', async () => {
  network.addPicture('job_1');
  const failing = createScriptedImageEngine({}, { draw: () => Promise.reject(new EngineError('out of memory')) });
  expect(await alone(failing.engine, { once: true }).ended).toBe(EXIT.unexpected);
  expect(network.callsTo('fail')[0]?.body).toMatchObject({ reason: 'out of memory', release: false });

  network.addPicture('job_2');
  const silent = createScriptedImageEngine({ steps: 2, pauseMs: 60_000 });
  expect(await alone(silent.engine, { once: true, stallMs: 60 }).ended).toBe(EXIT.unexpected);
  expect(network.callsTo('fail')[1]?.body.reason).toBe('no step for 0.06 s');
  expect(silent.seen.aborted).toBe(1);
});

test('behavior: an engine that may be silent for longer is waited for, and its job kept meanwhile', async () => {
  network.addPicture('job_1');
  const { engine } = createScriptedImageEngine({ steps: 2, pauseMs: 300 });
  const patient = { ...engine, stallMs: 60_000 };
  expect(await alone(patient, { once: true, stallMs: 60, heartbeatMs: 20 }).ended).toBe(EXIT.ok);
  const beats = network.callsTo('heartbeat').filter(({ body }) => (body.jobIds as string[]).includes('job_1'));
  expect(beats.length).toBeGreaterThan(3);
});

test('error: an engine that is down claims no pictures, and messages go on', async () => {
  let well = false;
  const check = async () => {
    if (!well) throw new EngineError('image server is away');
  };
  const { engine } = createScriptedImageEngine();
  const failing = {
    ...engine,
    check,
    draw: (...args: Parameters<typeof engine.draw>) =>
      well ? engine.draw(...args) : Promise.reject(new EngineError('image server is away')),
  };
  network.addPicture('job_1');
  const chat = createScriptedEngine(['fine']).engine;
  const worker = runTestWorker(network, chat, { imageEngine: failing, slots: { chat: 1, image: 1 } });
  await waitUntil(() => worker.count('engine-down') === 1);
  network.addPicture('job_2');
  network.addJob('job_3');
  await waitUntil(() => network.job('job_3').state === 'done');
  expect(network.job('job_2').state).toBe('queued');
  well = true;
  await waitUntil(() => network.job('job_2').state === 'done', 10_000);
  worker.stop();
  await worker.ended;
}, 20_000);
