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

test('behavior: draining lets a running job finish and claims no other', async () => {
  const { engine } = createScriptedEngine(['a', 1_000, 'b']);
  network.addJob('job_1');
  const worker = runTestWorker(network, engine);
  await waitUntil(() => network.job('job_1').text === 'a');
  network.addJob('job_2');
  worker.stop();
  expect(await worker.ended).toBe(EXIT.ok);
  expect(network.job('job_1')).toMatchObject({ state: 'done', text: 'ab' });
  expect(network.job('job_2').state).toBe('queued');
});

test('behavior: handing back releases the running job without harm', async () => {
  const { engine, seen } = createScriptedEngine(['a', 10_000, 'never']);
  network.addJob('job_1');
  const worker = runTestWorker(network, engine);
  await waitUntil(() => network.job('job_1').text === 'a');
  worker.handBack();
  expect(await worker.ended).toBe(EXIT.ok);
  expect(network.callsTo('fail')[0]?.body).toMatchObject({ jobId: 'job_1', release: true, attempt: 1 });
  expect(seen.aborted).toBe(1);
});

test('behavior: a worker waiting for jobs stops at once and gives its claim up', async () => {
  const { engine } = createScriptedEngine(['a']);
  const worker = runTestWorker(network, engine);
  await waitUntil(() => network.callsTo('claim').length === 1);
  const askedAt = performance.now();
  worker.stop();
  expect(await worker.ended).toBe(EXIT.ok);
  expect(performance.now() - askedAt).toBeLessThan(3_000);
  await waitUntil(() => network.state.abandonedClaims === 1);
});

test('behavior: a job claimed in the moment of stopping is handed back', async () => {
  const { engine, seen } = createScriptedEngine(['a']);
  network.addJob('job_1');
  let release = () => {};
  const bodyAfter = new Promise<void>((resolve) => {
    release = resolve;
  });
  network.state.override = ({ path }) => {
    if (path !== '/api/worker/claim') return undefined;
    Object.assign(network.job('job_1'), { state: 'running', attempt: 1 });
    const job = { id: 'job_1', tier: 'pro', model: 'ashao-pro', attempt: 1, leaseSeconds: 30 };
    return { status: 200, body: { job, messages: [{ role: 'user', content: 'Hello' }] }, bodyAfter };
  };
  const worker = runTestWorker(network, engine);
  await waitUntil(() => network.callsTo('claim').length === 1);
  await sleep(100);
  worker.stop();
  release();
  expect(await worker.ended).toBe(EXIT.ok);
  expect(network.callsTo('fail')[0]?.body).toMatchObject({ jobId: 'job_1', release: true });
  expect(seen.generations).toBe(0);
});
