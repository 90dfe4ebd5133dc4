import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findOrCreateUser } from '../../lib/auth/find-or-create-user.ts';
import { QUEUE_SECONDS_MAX } from '../../lib/constants.ts';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { queueImage } from '../../lib/images/generate-image.ts';
import { listImages } from '../../lib/images/list-images.ts';
import { claimJob } from '../../lib/jobs/claim-job.ts';
import { completeJob } from '../../lib/jobs/complete-job.ts';
import { createJob } from '../../lib/jobs/create-job.ts';
import { finalEvent } from '../../lib/jobs/end-stream.ts';
import { failJob } from '../../lib/jobs/fail-job.ts';
import { readJob } from '../../lib/jobs/read-job.ts';
import { reapLapsedLeases, reapUnservedJobs } from '../../lib/jobs/reap-jobs.ts';
import { openUserAccounts, userAccount } from '../../lib/ledger/accounts.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { depositUsdc } from '../../lib/ledger/grant.ts';
import { MemoryStreamDriver } from '../../lib/stream/memory-driver.ts';
import type { Worker } from '../../lib/workers/authenticate-worker.ts';
import { registerWorker } from '../../lib/workers/register.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';

/** The queue's own functions against faults that no request can bring about; no server runs beside them. */
process.env.SESSION_SECRET ??= 'a-session-secret-for-tests-only-0123456789';
let database: TestDatabase;
let connection: Connection;
let userId: string;
let worker: Worker;
const streams = new MemoryStreamDriver();

beforeAll(async () => {
  database = await createDatabase();
  process.env.DATABASE_URL = database.url;
  process.env.LOG_LEVEL = 'silent';
  connection = connectDatabase(database.url, { max: 6, name: 'queue-faults' });
  const { db } = connection;
  userId = (await findOrCreateUser(db, `0x${'7'.repeat(40)}`)).id;
  await openUserAccounts(db, userId);
  await depositUsdc(db, { userId, micro: 1_000_000_000n, key: 'queue-faults' });
  const described = { type: 'native' as const, model: 'test', tiers: ['pro' as const], images: false, concurrency: 1 };
  const { workerId } = await registerWorker(db, { ownerId: userId, keyId: null }, described);
  worker = { id: workerId, ownerId: userId, kinds: ['chat'], imageModel: null, imageConcurrency: 1, ...described };
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

const queueJob = () =>
  connection.db.transaction((tx) =>
    createJob(tx, { owner: { userId }, tier: 'pro', messages: [{ role: 'user', content: 'Hello' }] }),
  );
/** A running job with some text, whose worker is `worker`. */
async function runningJob(): Promise<string> {
  const jobId = await queueJob();
  const job = await claimJob(connection.db, worker, ['pro']);
  expect(job?.id).toBe(jobId);
  streams.open(jobId, 1, { type: 'status', state: 'running', workerType: 'native' });
  streams.append(jobId, { attempt: 1, values: ['Some text'] });
  return jobId;
}
const change = (statement: ReturnType<typeof sql>) => connection.db.execute(statement);
/** Books that don't fit the queue: a hold that somebody has closed makes every end of its job fail. */
const breakHold = (jobId: string) =>
  change(sql`update ledger_holds set state = 'released', closed_at = now() where reference = ${jobId}`);
const mendHold = (jobId: string) =>
  change(sql`update ledger_holds set state = 'open', closed_at = null where reference = ${jobId}`);
async function statusOf(jobId: string): Promise<unknown> {
  return (await change(sql`select status from jobs where id = ${jobId}`))[0]?.status;
}
async function finish(jobId: string): Promise<void> {
  await completeJob(connection, streams, { workerId: worker.id, jobId, tokens: 1 });
}

test('error: a lapsed lease that cannot be ended keeps no other from its end', async () => {
  const [stuck, other] = [await runningJob(), await runningJob()];
  await breakHold(stuck);
  await change(sql`update jobs set attempts = 3, lease_expires_at = now() - interval '2 minutes' where id = ${stuck}`);
  await change(sql`update jobs set lease_expires_at = now() - interval '1 minute' where id = ${other}`);
  await reapLapsedLeases(connection, streams);
  expect([await statusOf(stuck), await statusOf(other)]).toEqual(['running', 'queued']);
  await mendHold(stuck);
  await reapLapsedLeases(connection, streams);
  expect(await statusOf(stuck)).toBe('failed');
  await change(
    sql`update jobs set waiting_since = now() - interval '1 hour', last_worker_id = null where id = ${other}`,
  );
  await reapUnservedJobs(connection, streams);
});

test('error: an unserved job that cannot be refunded keeps no other from its refund', async () => {
  const [stuck, other] = [await queueJob(), await queueJob()];
  await breakHold(stuck);
  const late = sql`now() - make_interval(secs => ${QUEUE_SECONDS_MAX + 60})`;
  await change(sql`update jobs set waiting_since = ${late}`);
  await reapUnservedJobs(connection, streams);
  expect([await statusOf(stuck), await statusOf(other)]).toEqual(['queued', 'failed']);
  await mendHold(stuck);
  await reapUnservedJobs(connection, streams);
  expect(await statusOf(stuck)).toBe('failed');
  expect((await auditLedger(connection.db)).filter(({ violations }) => violations !== 0)).toEqual([]);
});

test('behavior: a picture that waited for too long says so at once, and in every list after it', async () => {
  const body = { prompt: 'A lake', style: 'None', aspect: 'Square', nsfw: false, async: true } as const;
  const { jobId } = await queueImage(connection, { userId, body, idempotencyKey: null });
  const reader = streams.subscribe(jobId, null, () => {});
  const late = sql`now() - make_interval(secs => ${QUEUE_SECONDS_MAX + 60})`;
  // After an attempt that failed: it is the waiting that ended it all the same.
  await change(sql`update jobs set attempts = 2, releases = 1, waiting_since = ${late} where id = ${jobId}`);
  await reapUnservedJobs(connection, streams);
  const message = 'No worker took this picture in time. 0 credits charged.';
  expect(new TextDecoder().decode(reader.next() ?? undefined)).toContain(message);
  reader.unsubscribe();
  expect(finalEvent(await readJob(connection.db, { userId }, jobId))).toEqual({ type: 'error', message, charged: 0 });
  const listed = async () => (await listImages(connection.db, { userId, limit: 1 })).failed;
  expect(await listed()).toMatchObject([{ code: 'image_failed', message }]);
  // One that three workers failed says that, whatever their reason was.
  await change(sql`update jobs set attempts = 4, error = 'no worker took it in time' where id = ${jobId}`);
  expect(await listed()).toMatchObject([{ message: 'No worker could draw this. 0 credits charged. Try again.' }]);
});

test('behavior: an answer whose completion fails in the database goes on where it was', async () => {
  const jobId = await runningJob();
  await breakHold(jobId);
  await expect(finish(jobId)).rejects.toThrow('closed before');
  expect(await statusOf(jobId)).toBe('running');
  expect(streams.append(jobId, { attempt: 1, values: [' and more'] })).toEqual({ outcome: 'ok', position: 18 });
  await mendHold(jobId);
  await finish(jobId);
  const [stored] = await change(sql`select status, output from jobs where id = ${jobId}`);
  expect(stored).toEqual({ status: 'done', output: 'Some text and more' });
});

// Two transactions that lock the same two rows in turned order deadlock: all of them take accounts first.
test.each<[string, (jobId: string) => Promise<unknown>]>([
  ['a completion', finish],
  [
    'a last failure',
    async (jobId) => {
      await change(sql`update jobs set attempts = 3 where id = ${jobId}`);
      await failJob(connection, streams, { workerId: worker.id, jobId, reason: 'test' });
    },
  ],
])('behavior: %s that waits for an account does not hold the worker’s row', async (_name, end) => {
  const jobId = await runningJob();
  let ending: Promise<unknown> = Promise.resolve();
  await connection.db.transaction(async (tx) => {
    await tx.execute(sql`select from ledger_accounts where id = ${userAccount(userId, 'usdc')} for update`);
    ending = end(jobId);
    await expect
      .poll(async () => (await change(sql`select from pg_locks where not granted`)).length, { timeout: 5_000 })
      .toBeGreaterThan(0);
    const free = await tx.execute(sql`select id from workers where id = ${worker.id} for update skip locked`);
    expect(free).toHaveLength(1);
  });
  await ending;
  expect(['done', 'failed']).toContain(await statusOf(jobId));
});
