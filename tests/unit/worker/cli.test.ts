import { type ChildProcess, execFile, fork, spawn } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { EXIT } from '../../../worker/src/exit-codes.ts';
import { frame, startModelServerDouble } from '../../helpers/model-server-double.ts';
import { type NetworkDouble, startNetworkDouble } from '../../helpers/network-double.ts';
import { waitUntil } from '../../helpers/wait-until.ts';

const worker = path.resolve(import.meta.dirname, '../../../worker');
const program = path.join(worker, 'bin', 'ashao-worker.js');

let network: NetworkDouble;
const running: ChildProcess[] = [];
beforeAll(async () => {
  await promisify(execFile)(process.execPath, [path.join(worker, 'build.mjs')]);
}, 60_000);
beforeEach(async () => {
  network = await startNetworkDouble();
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  await network.close();
});

/** Only what is named: a worker's settings in the environment of the test run must not leak in. */
const environment = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', NODE_ENV: 'test' as const };

function watch(child: ChildProcess) {
  running.push(child);
  const output = { text: '', errors: '' };
  child.stdout?.on('data', (data) => {
    output.text += data;
  });
  child.stderr?.on('data', (data) => {
    output.errors += data;
  });
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, output, exited };
}

function start(args: string[], env: Record<string, string> = { ASHAO_WORKER_KEY: network.key }) {
  return watch(
    spawn(process.execPath, [program, '--server', network.url, ...args], { env: { ...environment, ...env } }),
  );
}

test('default: --once serves one job from the guides and exits with 0', async () => {
  network.addJob('job_1', 'How much does a message cost?');
  network.addJob('job_2', 'Another');
  const { exited, output } = start(['--engine', 'guide', '--once', '--tiers', 'pro', '--name', 'attic']);
  expect(await exited).toBe(EXIT.ok);
  expect(network.callsTo('register')[0]?.body).toMatchObject({ name: 'attic', tiers: ['pro'], type: 'native' });
  expect(network.job('job_1').text).toContain(`${network.url}/guides/credits-and-tiers#what-a-message-costs`);
  expect(network.job('job_2').state).toBe('queued');
  expect(output.text).toContain('job_1: done');
}, 20_000);

test('behavior: passes jobs to the model server it is given', async () => {
  const server = await startModelServerDouble({ models: ['text-embed', 'tiny-chat'] });
  network.addJob('job_1', 'Hi');
  const { exited, output } = start(['--base-url', new URL(server.baseUrl).origin, '--once', '--json']);
  expect(await exited).toBe(EXIT.ok);
  expect(network.job('job_1').text).toBe('Hello there');
  expect(network.callsTo('register')[0]?.body.model).toBe('tiny-chat');
  const events = output.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string });
  expect(events.map(({ event }) => event)).toEqual([
    'engine',
    'image-engine',
    'registered',
    'job-started',
    'job-done',
    'stopped',
  ]);
  await server.close();
}, 20_000);

test('behavior: the built program draws a sketch, beside a chat engine or alone', async () => {
  network.addPicture('job_1');
  const beside = start(['--engine', 'guide', '--image-engine', 'sketch', '--once', '--json']);
  expect(await beside.exited).toBe(EXIT.ok);
  expect(network.job('job_1')).toMatchObject({ state: 'done', file: { type: 'image/png' } });
  expect(network.callsTo('progress').length).toBeGreaterThan(0);
  expect(network.callsTo('register')[0]?.body).toMatchObject({
    kinds: ['chat', 'image'],
    imageModel: 'sketch (no image model)',
    concurrency: 4,
    imageConcurrency: 1,
  });
  expect(beside.output.text).toContain('"event":"picture-done"');

  network.addPicture('job_2');
  const alone = start(['--engine', 'off', '--image-engine', 'sketch', '--once']);
  expect(await alone.exited).toBe(EXIT.ok);
  expect(network.job('job_2').state).toBe('done');
  const [, registration] = network.callsTo('register');
  expect(registration?.body).toMatchObject({ kinds: ['image'], model: 'sketch (no image model)', concurrency: 1 });
  expect(registration?.body.tiers).toBeUndefined();
  expect(alone.output.text).toContain('job_2: picture drawn in');
}, 30_000);

test('behavior: with --image-engine off it registers for messages alone, as before there were pictures', async () => {
  network.addPicture('job_1');
  network.addJob('job_2', 'Hello');
  const { exited } = start(['--engine', 'guide', '--image-engine', 'off', '--once']);
  // The double gives whatever is asked for; a server gives such a worker no pictures.
  network.job('job_1').state = 'done';
  expect(await exited).toBe(EXIT.ok);
  expect(network.callsTo('register')[0]?.body.kinds).toBeUndefined();
  expect(network.job('job_2').state).toBe('done');
}, 20_000);

test.each([
  ['a missing key', EXIT.usage, ['--engine', 'guide'], {}, '--key: is missing'],
  ['an unknown option', EXIT.usage, ['--speed', '9'], undefined, '--speed'],
  ['no job in time', EXIT.nothingToDo, ['--engine', 'guide', '--once', '--wait', '0.1'], undefined, ''],
  [
    'a refused key',
    EXIT.keyRefused,
    ['--engine', 'guide'],
    { ASHAO_WORKER_KEY: 'ashao_wk_wrong' },
    'refused this worker',
  ],
  [
    'a model file that is absent',
    EXIT.engineCannotStart,
    ['--base-url', 'http://127.0.0.1:1'],
    undefined,
    'No model at',
  ],
  [
    'a server that is away',
    EXIT.serverUnreachable,
    ['--engine', 'guide', '--once', '--server', 'http://127.0.0.1:1'],
    undefined,
    '',
  ],
] as const)(
  'error: exit code for %s',
  async (_what, code, args, env, message) => {
    const { exited, output } = start([...args], env);
    expect(await exited).toBe(code);
    expect(output.errors).toContain(message);
  },
  20_000,
);

/** A worker whose model writes one piece and then waits until `finish` is called. */
async function startBusyWorker(args: string[] = []) {
  let finish = () => {};
  const server = await startModelServerDouble({
    answer: (response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(frame('first'));
      finish = () => response.end(`${frame(' last', 'stop')}data: [DONE]\n\n`);
    },
  });
  network.addJob('job_1');
  const started = start(['--base-url', server.baseUrl, ...args]);
  await waitUntil(() => network.job('job_1').text === 'first', 10_000);
  return { ...started, server, finish: () => finish() };
}

test('behavior: SIGTERM lets the running job finish, then exits with 0', async () => {
  const { child, exited, finish, output, server } = await startBusyWorker();
  child.kill('SIGTERM');
  await waitUntil(() => output.text.includes('Stopping: 1 job'));
  network.addJob('job_2');
  finish();
  expect(await exited).toBe(EXIT.ok);
  expect(network.job('job_1')).toMatchObject({ state: 'done', text: 'first last' });
  expect(network.job('job_2').state).toBe('queued');
  await server.close();
}, 20_000);

test('behavior: a second signal hands the running job back at once', async () => {
  const { child, exited, output, server } = await startBusyWorker();
  child.kill('SIGTERM');
  await waitUntil(() => output.text.includes('Stopping: 1 job'));
  child.kill('SIGINT');
  expect(await exited).toBe(EXIT.ok);
  expect(network.callsTo('fail')[0]?.body).toMatchObject({ jobId: 'job_1', release: true });
  await waitUntil(() => server.requests[0]?.gone === true);
  await server.close();
}, 20_000);

test('behavior: what is not finished after --drain-seconds is handed back', async () => {
  const { child, exited, server } = await startBusyWorker(['--drain-seconds', '0.3']);
  const stoppedAt = performance.now();
  child.kill('SIGTERM');
  expect(await exited).toBe(EXIT.ok);
  expect(performance.now() - stoppedAt).toBeGreaterThan(250);
  expect(network.callsTo('fail')[0]?.body).toMatchObject({ jobId: 'job_1', release: true });
  await server.close();
}, 20_000);

test('behavior: does not outlive the process that forked it', async () => {
  const { child, exited } = watch(
    fork(program, ['--server', network.url, '--engine', 'guide'], {
      env: { ...environment, ASHAO_WORKER_KEY: network.key },
      silent: true,
    }),
  );
  await waitUntil(() => network.callsTo('claim').length > 0, 10_000);
  child.disconnect();
  expect(await exited).toBe(EXIT.ok);
}, 20_000);

test('behavior: --help and --version', async () => {
  const { stdout: help } = await promisify(execFile)(process.execPath, [program, '--help'], { env: environment });
  expect(help).toContain('Exit codes:');
  const { stdout: version } = await promisify(execFile)(process.execPath, [program, '--version'], { env: environment });
  expect(version).toMatch(/^\d+\.\d+\.\d+\n$/);
});
