import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EngineError } from '../../../worker/src/errors.ts';
import { EXIT } from '../../../worker/src/exit-codes.ts';
import { type NetworkDouble, startNetworkDouble } from '../../helpers/network-double.ts';
import { createScriptedEngine, runTestWorker } from '../../helpers/run-test-worker.ts';
import { waitUntil } from '../../helpers/wait-until.ts';

let network: NetworkDouble;
beforeEach(async () => {
  network = await startNetworkDouble();
});
afterEach(() => network.close());

test('error: a failing engine fails the job with its reason, and claims nothing until it is well', async () => {
  let well = false;
  const { engine } = createScriptedEngine(['fine'], {
    check: async () => {
      if (!well) throw new EngineError('model server is away');
    },
  });
  const failing = {
    ...engine,
    generate: (...args: Parameters<typeof engine.generate>) => {
      if (!well) throw new EngineError('out of memory');
      return engine.generate(...args);
    },
  };
  network.addJob('job_1');
  const worker = runTestWorker(network, failing);
  await waitUntil(() => worker.count('engine-down') === 1);
  expect(network.callsTo('fail')[0]?.body).toMatchObject({ jobId: 'job_1', reason: 'out of memory', release: false });
  network.addJob('job_2');
  await sleep(100);
  expect(network.job('job_2').state).toBe('queued');
  well = true;
  await waitUntil(() => network.job('job_2').state === 'done', 10_000);
  expect(worker.count('engine-back')).toBe(1);
  worker.stop();
  await worker.ended;
}, 20_000);

test('error: an engine that stalls fails the job', async () => {
  const { engine } = createScriptedEngine(['a', 60_000, 'never']);
  network.addJob('job_1');
  const worker = runTestWorker(network, engine, { once: true, stallMs: 60 });
  expect(await worker.ended).toBe(EXIT.unexpected);
  expect(network.callsTo('fail')[0]?.body.reason).toBe('no token for 0.06 s');
});

test('error: an empty answer is a failure, not a sale', async () => {
  const { engine } = createScriptedEngine([]);
  network.addJob('job_1');
  await runTestWorker(network, engine, { once: true }).ended;
  expect(network.callsTo('complete')).toHaveLength(0);
  expect(network.callsTo('fail')[0]?.body.reason).toBe('the model gave an empty answer');
});
