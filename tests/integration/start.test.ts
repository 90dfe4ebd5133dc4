import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startPostgres } from '../../scripts/lib/embedded-postgres.ts';
import { findFreePort } from '../../scripts/lib/find-free-port.ts';
import { readPostmaster } from '../../scripts/lib/postmaster-file.ts';
import { endRuns, findSurvivors, runStart } from '../helpers/run-start.ts';

const SLOW_MS = 180_000;
/** What the web server and the worker need to notice that their supervisor is gone. */
const ORPHAN_MS = 3_000;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ashao-start-'));
  // Root's PostgreSQL runs as another user, who must be able to pass.
  await chmod(folder, 0o755);
});
afterEach(endRuns, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function makeEnvironment(name: string): Promise<{ ASHAO_DATA_DIR: string; PORT: string }> {
  return { ASHAO_DATA_DIR: path.join(folder, name), PORT: String(await findFreePort()) };
}

async function readPostmasterPid(dataDir: string): Promise<number> {
  const postmaster = await readPostmaster(path.join(dataDir, 'postgres'));
  if (postmaster === undefined) throw new Error(`No server on ${dataDir}`);
  return postmaster.pid;
}

function expectSentence(output: string, sentence: RegExp): void {
  expect(output).toMatch(sentence);
  expect(output).not.toMatch(/^\s+at .+:\d+/m);
}

test(
  'serves, says no to a second start, and Ctrl-C leaves no process',
  async () => {
    const env = await makeEnvironment('whole');
    const run = runStart(env);
    await run.untilReady();
    const pids = [...(await run.listChildren()), await readPostmasterPid(env.ASHAO_DATA_DIR)];
    expect(pids.length).toBeGreaterThanOrEqual(3);
    expect((await fetch(`http://127.0.0.1:${env.PORT}/api/stats`)).status).toBe(200);

    const second = runStart({ ...env, PORT: String(await findFreePort()) });
    expect(await second.ended).toBe(1);
    expectSentence(second.output(), new RegExp(`already running in this folder \\(process ${run.child.pid}\\)`));

    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
    expect(await findSurvivors(pids, 1_000)).toEqual([]);
  },
  SLOW_MS,
);

test(
  'behavior: a start after kill -9 finds the same data and the same port',
  async () => {
    const env = await makeEnvironment('killed');
    const first = runStart(env);
    await first.untilReady();
    const children = await first.listChildren();
    first.child.kill('SIGKILL');
    await first.ended;

    const second = runStart(env);
    await second.untilReady();
    expect(await findSurvivors(children, ORPHAN_MS)).toEqual([]);
    expect(first.output(), 'what the killed supervisor’s children said').not.toContain('"stack"');
    expect((await fetch(`http://127.0.0.1:${env.PORT}/api/stats`)).status).toBe(200);
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
  },
  SLOW_MS,
);

test(
  'behavior: a killed database comes back where server and worker look for it',
  async () => {
    const env = await makeEnvironment('database');
    const run = runStart(env);
    await run.untilReady();
    const killed = await readPostmasterPid(env.ASHAO_DATA_DIR);
    process.kill(killed, 'SIGKILL');
    await expect
      .poll(() => readPostmasterPid(env.ASHAO_DATA_DIR).catch(() => killed), { timeout: 15_000 })
      .not.toBe(killed);
    await expect
      .poll(async () => (await fetch(`http://127.0.0.1:${env.PORT}/api/stats`)).status, { timeout: 15_000 })
      .toBe(200);
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
  },
  SLOW_MS,
);

test('error: a taken port is one sentence', async () => {
  const env = await makeEnvironment('port');
  const other = createServer().listen(Number(env.PORT), '127.0.0.1');
  const run = runStart(env);
  expect(await run.ended).toBe(1);
  expectSentence(run.output(), new RegExp(`^Port ${env.PORT} is in use\\. Set another: PORT=\\d+ npm start$`, 'm'));
  other.close();
});

test('error: a damaged data folder is one sentence', async () => {
  const env = await makeEnvironment('damaged');
  const dataDir = path.join(env.ASHAO_DATA_DIR, 'postgres');
  await mkdir(dataDir, { recursive: true });
  await writeFile(path.join(dataDir, 'PG_VERSION'), 'garbage');
  const run = runStart(env);
  expect(await run.ended).toBe(1);
  expectSentence(run.output(), /^The data folder .+ is damaged \(PG_VERSION is unreadable\)/m);
});

test('error: lost files of a database are one sentence, and no server is left', async () => {
  const env = await makeEnvironment('lost');
  await mkdir(env.ASHAO_DATA_DIR);
  const server = await startPostgres({
    dataDir: path.join(env.ASHAO_DATA_DIR, 'postgres'),
    settings: { fsync: 'off' },
  });
  await server.stop();
  await rm(path.join(server.dataDir, 'base'), { recursive: true });
  const run = runStart(env);
  expect(await run.ended).toBe(1);
  expectSentence(run.output(), /^The data folder .+ is damaged/m);
  expect(await readPostmaster(server.dataDir)).toBeUndefined();
});

test('behavior: a database that was never finished is put aside, not deleted', async () => {
  const dataDir = path.join(folder, 'unfinished', 'postgres');
  await mkdir(path.join(dataDir, 'base'), { recursive: true });
  const server = await startPostgres({ dataDir, settings: { fsync: 'off' } });
  expect(server.reused).toBe(false);
  await server.destroy();
});
