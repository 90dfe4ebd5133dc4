import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDatabase } from '../../lib/db/connect.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { ApiClient } from '../helpers/api-client.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';
import { readStream, textOf } from '../helpers/read-stream.ts';
import { ScriptedWorker, scriptedAnswer } from '../helpers/scripted-worker.ts';
import { startServer, type TestServer } from '../helpers/start-server.ts';

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

/** Starts a server, or another one on the port of one that was killed, so that clients find it again. */
async function start(port = 0): Promise<TestServer> {
  await server?.stop();
  server = await startServer({ databaseUrl: database.url, env: { PORT: String(port) } });
  return server;
}

async function brokenInvariants(): Promise<string[]> {
  const { db, close } = connectDatabase(database.url, { max: 1 });
  const results = await auditLedger(db);
  await close();
  return results.filter(({ violations }) => violations !== 0).map(({ name }) => name);
}

async function runningJob() {
  const [person, owner] = [new ApiClient(server.url), new ApiClient(server.url)];
  await person.signIn();
  await owner.signIn();
  const worker = await ScriptedWorker.register(owner);
  const { jobId } = await person.send('Hello');
  await worker.claim();
  return { person, owner, worker, jobId };
}

test('behavior: a server killed in mid-answer loses nothing of a worker that sends offsets', async () => {
  await start();
  const { person, owner, worker, jobId } = await runningJob();
  const answer = scriptedAnswer('Hello').join('');
  await worker.call('token', { jobId, value: answer.slice(0, 8), attempt: 1, offset: 0 });
  const before = await readStream(person, jobId, { until: (frames) => textOf(frames).length === 8 });

  await server.kill();
  await start(server.port);
  const gap = await worker.call('token', { jobId, value: answer.slice(8), attempt: 1, offset: 8 });
  expect([gap.status, gap.body.code, gap.body.position]).toEqual([409, 'log_gap', 0]);
  const reading = readStream(person, jobId, { lastEventId: before.at(-1)?.id ?? '' });
  await worker.call('token', { jobId, value: answer, attempt: 1, offset: 0 });
  expect((await worker.complete(jobId)).status).toBe(200);
  expect(textOf(before) + textOf(await reading)).toBe(answer);
  expect([await person.credits(), await owner.credits()]).toEqual([490, 507]);
  expect(await brokenInvariants()).toEqual([]);
});

test('behavior: a worker without offsets loses the job then, and the next one answers it whole', async () => {
  await start();
  const { person, owner, worker, jobId } = await runningJob();
  await worker.token(jobId, 'The head that is lost, ');
  await server.kill();
  await start(server.port);
  expect((await worker.token(jobId, 'the tail')).status).toBe(409);
  const second = await ScriptedWorker.register(owner);
  expect(await second.serveOne()).toBe(jobId);
  expect(textOf(await readStream(person, jobId))).toBe(scriptedAnswer('Hello').join(''));
  expect(await brokenInvariants()).toEqual([]);
});

test('behavior: a completion whose answer got lost in a crash is answered again and paid once', async () => {
  await start();
  const { owner, worker, jobId } = await runningJob();
  await worker.token(jobId, 'text');
  const first = await worker.complete(jobId, 1);
  await server.kill();
  await start(server.port);
  const again = await worker.complete(jobId, 1);
  expect([again.status, again.body]).toEqual([200, first.body]);
  expect(await owner.credits()).toBe(507);
  expect(await brokenInvariants()).toEqual([]);
});

test('behavior: SIGTERM ends a server with open streams and waiting claims, at once and with exit code 0', async () => {
  await start();
  const { person, jobId } = await runningJob();
  const waiting = await ScriptedWorker.register(person);
  const reading = readStream(person, jobId).catch(() => []);
  const claiming = waiting.claim(50);
  await readStream(person, jobId, { until: (frames) => frames.length > 0 });
  expect(await server.stop()).toBe(0);
  expect((await claiming).job).toBeNull();
  await reading;
});

test('error: a second server on the same database is refused with a sentence', async () => {
  await start();
  const second = startServer({ databaseUrl: database.url });
  await expect(second).rejects.toThrow('Another ashao server is running on this database.');
  await start();
}, 60_000);
