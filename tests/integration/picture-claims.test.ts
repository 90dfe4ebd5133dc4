import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findOrCreateUser } from '../../lib/auth/find-or-create-user.ts';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { claimJob } from '../../lib/jobs/claim-job.ts';
import { completeDrawing } from '../../lib/jobs/complete-drawing.ts';
import { createJob } from '../../lib/jobs/create-job.ts';
import { censorJob, failJob, releaseJob } from '../../lib/jobs/fail-job.ts';
import { reapLapsedLeases, reapUnservedJobs } from '../../lib/jobs/reap-jobs.ts';
import { openUserAccounts } from '../../lib/ledger/accounts.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { depositUsdc } from '../../lib/ledger/grant.ts';
import { MemoryStreamDriver } from '../../lib/stream/memory-driver.ts';
import type { Worker } from '../../lib/workers/authenticate-worker.ts';
import { registerWorker } from '../../lib/workers/register.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';

/** Who is given a picture to draw, and whose word ends it. No server runs beside these. */
process.env.SESSION_SECRET ??= 'a-session-secret-for-tests-only-0123456789';
process.env.LOG_LEVEL = 'silent';
let database: TestDatabase;
let connection: Connection;
let userId: string;
/** Two workers of one stranger, and two more of an owner each. */
let stranger: Worker;
let sibling: Worker;
let honest: Worker;
let third: Worker;
const streams = new MemoryStreamDriver();

beforeAll(async () => {
  database = await createDatabase();
  process.env.DATABASE_URL = database.url;
  connection = connectDatabase(database.url, { max: 6, name: 'picture-claims' });
  userId = await makePerson('6');
  await depositUsdc(connection.db, { userId, micro: 1_000_000_000n, key: 'picture-claims' });
  const owner = await makePerson('5');
  [stranger, sibling] = [await makePainter(owner), await makePainter(owner)];
  [honest, third] = [await makePainter(await makePerson('4')), await makePainter(await makePerson('3'))];
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

async function makePerson(digit: string): Promise<string> {
  const { id } = await findOrCreateUser(connection.db, `0x${digit.repeat(40)}`);
  await openUserAccounts(connection.db, id);
  return id;
}

async function makePainter(ownerId: string, imageConcurrency = 1): Promise<Worker> {
  const described = { type: 'native' as const, model: 'test', images: false, imageModel: 'painter' };
  const kinds: ['image'] = ['image'];
  const registration = { ...described, kinds, imageConcurrency };
  const { workerId } = await registerWorker(connection.db, { ownerId, keyId: null }, registration);
  return { id: workerId, ownerId, tiers: [], concurrency: 1, ...registration };
}

const task = { subject: 'A lighthouse', prompt: 'A lighthouse', negativePrompt: null, style: 'None', nsfw: false };
const queuePicture = () =>
  connection.db.transaction((tx) =>
    createJob(tx, { owner: { userId }, tier: 'image', task: { ...task, width: 64, height: 64, seed: 1 } }),
  );
const change = (statement: ReturnType<typeof sql>) => connection.db.execute(statement);
const claim = async (worker: Worker) => (await claimJob(connection.db, worker, ['image']))?.id;
const censor = (worker: Worker, jobId: string) => censorJob(connection, streams, { workerId: worker.id, jobId });
const fail = (worker: Worker, jobId: string) =>
  failJob(connection, streams, { workerId: worker.id, jobId, reason: 'out of memory' });

/** Queues a picture that the stranger's worker holds back at once. */
async function heldBack(): Promise<string> {
  const jobId = await queuePicture();
  expect(await claim(stranger)).toBe(jobId);
  expect(await censor(stranger, jobId)).toEqual({ status: 'queued' });
  return jobId;
}
async function endOf(jobId: string) {
  const [row] = await change(sql`
    select status, censored, payload is null as erased,
      (select state from ledger_holds where reference = jobs.id) as hold from jobs where id = ${jobId}`);
  return row;
}
const ENDED_CENSORED = { status: 'failed', censored: true, erased: true, hold: 'released' };

test('behavior: a picture that one filter held back is drawn by another owner’s worker', async () => {
  const jobId = await heldBack();
  // However often others lose it, and however long it waits, the stranger's workers aren't asked again.
  expect(await claim(honest)).toBe(jobId);
  await releaseJob(connection, streams, { workerId: honest.id, jobId });
  expect(await claim(third)).toBe(jobId);
  await change(sql`update jobs set lease_expires_at = now() where id = ${jobId}`);
  await reapLapsedLeases(connection, streams);
  await change(sql`update jobs set waiting_since = now() - interval '1 minute' where id = ${jobId}`);
  expect([await claim(stranger), await claim(sibling)]).toEqual([undefined, undefined]);
  expect(await claim(honest)).toBe(jobId);
  const store = async () => ({ text: 'A picture', record: async () => {} });
  await completeDrawing(connection, streams, { workerId: honest.id, jobId, tokens: 0, store });
  expect(await endOf(jobId)).toEqual({ status: 'done', censored: false, erased: true, hold: 'settled' });
  const counted = await change(
    sql`select id, jobs_failed, jobs_abandoned from workers where id in (${stranger.id}, ${third.id})`,
  );
  expect(counted).toEqual(
    expect.arrayContaining([
      { id: stranger.id, jobs_failed: 1, jobs_abandoned: 0 },
      { id: third.id, jobs_failed: 0, jobs_abandoned: 1 },
    ]),
  );
});

test('behavior: it ends as held back on a second owner’s word, or when attempts or time run out', async () => {
  const refused = await heldBack();
  expect(await claim(honest)).toBe(refused);
  expect(await censor(honest, refused)).toEqual({ status: 'failed' });

  const exhausted = await heldBack();
  expect(await claim(honest)).toBe(exhausted);
  expect(await fail(honest, exhausted)).toEqual({ status: 'queued' });
  expect(await claim(third)).toBe(exhausted);
  expect(await fail(third, exhausted)).toEqual({ status: 'failed' });

  const unserved = await heldBack();
  await change(sql`update jobs set waiting_since = now() - interval '1 hour' where id = ${unserved}`);
  await reapUnservedJobs(connection, streams);
  for (const jobId of [refused, exhausted, unserved]) expect(await endOf(jobId)).toEqual(ENDED_CENSORED);
  expect((await auditLedger(connection.db)).filter(({ violations }) => violations > 0)).toEqual([]);
});

test('behavior: with nobody else there to draw, the first word is the last', async () => {
  const seen = (worker: Worker, ago: string) =>
    change(sql`update workers set last_seen_at = now() - ${ago}::interval where id = ${worker.id}`);
  await seen(honest, '1 hour');
  await seen(third, '1 hour');
  const jobId = await queuePicture();
  expect(await claim(stranger)).toBe(jobId);
  expect(await censor(stranger, jobId)).toEqual({ status: 'failed' });
  expect(await endOf(jobId)).toEqual(ENDED_CENSORED);
  await seen(honest, '0 seconds');
  await seen(third, '0 seconds');
});

test('behavior: a worker holds no more pictures than it registered for, however many claims it sends at once', async () => {
  for (let count = 0; count < 6; count += 1) await queuePicture();
  const worker = await makePainter(honest.ownerId, 2);
  const claims = await Promise.all(Array.from({ length: 12 }, () => claim(worker)));
  const held = claims.filter((jobId) => jobId !== undefined);
  expect(held).toHaveLength(2);
  expect(await claim(worker)).toBeUndefined();
  await fail(worker, held[0] ?? '');
  expect(await claim(worker)).toBeTypeOf('string');
  expect(await claim(worker)).toBeUndefined();
});
