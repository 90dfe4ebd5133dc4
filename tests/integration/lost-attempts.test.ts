import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findOrCreateUser } from '../../lib/auth/find-or-create-user.ts';
import { LOSSES_IN_A_ROW_MAX, RETRY_OTHER_OWNER_SECONDS, RETRY_OTHER_WORKER_SECONDS } from '../../lib/constants.ts';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { claimJob } from '../../lib/jobs/claim-job.ts';
import { completeJob } from '../../lib/jobs/complete-job.ts';
import { createJob } from '../../lib/jobs/create-job.ts';
import { failJob, releaseJob } from '../../lib/jobs/fail-job.ts';
import { reapLapsedLeases } from '../../lib/jobs/reap-jobs.ts';
import { waitAndClaim } from '../../lib/jobs/wait-and-claim.ts';
import { openUserAccounts } from '../../lib/ledger/accounts.ts';
import { depositUsdc } from '../../lib/ledger/grant.ts';
import { MemoryStreamDriver } from '../../lib/stream/memory-driver.ts';
import type { Worker } from '../../lib/workers/authenticate-worker.ts';
import { registerWorker } from '../../lib/workers/register.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';

/** Who is given a message that somebody has lost. No server runs beside these. */
process.env.SESSION_SECRET ??= 'a-session-secret-for-tests-only-0123456789';
process.env.LOG_LEVEL = 'silent';
let database: TestDatabase;
let connection: Connection;
let userId: string;
const streams = new MemoryStreamDriver();
let people = 0;

beforeAll(async () => {
  database = await createDatabase();
  process.env.DATABASE_URL = database.url;
  connection = connectDatabase(database.url, { max: 6, name: 'lost-attempts' });
  userId = await makePerson();
  await depositUsdc(connection.db, { userId, micro: 1_000_000_000n, key: 'lost-attempts' });
});
// Neither workers nor messages of an earlier test are there any more.
beforeEach(async () => {
  await change(sql`update workers set last_seen_at = now() - interval '1 hour'`);
  await change(sql`update jobs set status = 'cancelled', payload = null where status in ('queued', 'running')`);
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

async function makePerson(): Promise<string> {
  people += 1;
  const { id } = await findOrCreateUser(connection.db, `0x${people.toString().padStart(40, '0')}`);
  await openUserAccounts(connection.db, id);
  return id;
}
async function makeWorker(ownerId: string, tiers: ('pro' | 'max')[] = ['pro']): Promise<Worker> {
  const described = { type: 'native' as const, model: 'test', tiers, images: false, concurrency: 1 };
  const { workerId } = await registerWorker(connection.db, { ownerId, keyId: null }, described);
  return { id: workerId, ownerId, kinds: ['chat'], imageModel: null, imageConcurrency: 1, ...described };
}
const queueJob = () =>
  connection.db.transaction((tx) =>
    createJob(tx, { owner: { userId }, tier: 'pro', messages: [{ role: 'user', content: 'Hello' }] }),
  );
const change = (statement: ReturnType<typeof sql>) => connection.db.execute(statement);
const claim = async (worker: Worker) => (await claimJob(connection.db, worker, ['pro']))?.id;
/** As if the job had waited that long this time. */
const wait = (jobId: string, seconds: number) =>
  change(sql`update jobs set waiting_since = now() - make_interval(secs => ${seconds}) where id = ${jobId}`);

const lose = {
  fails: (worker: Worker, jobId: string) =>
    failJob(connection, streams, { workerId: worker.id, jobId, reason: 'out of memory' }),
  'falls silent': async (_worker: Worker, jobId: string) => {
    await change(sql`update jobs set lease_expires_at = now() where id = ${jobId}`);
    await reapLapsedLeases(connection, streams);
  },
};

test.each(Object.entries(lose))('behavior: what a worker that %s has lost is left to another owner', async (_, end) => {
  const [stranger, honest] = [await makePerson(), await makePerson()];
  const hostile = await Promise.all([1, 2, 3].map(() => makeWorker(stranger)));
  const other = await makeWorker(honest);
  const [first, ...siblings] = hostile;
  const jobId = await queueJob();
  expect(await claim(first as Worker)).toBe(jobId);
  await end(first as Worker, jobId);
  await wait(jobId, RETRY_OTHER_WORKER_SECONDS + 1);
  for (const worker of hostile) expect(await claim(worker)).toBeUndefined();
  // Handed back in good order by the honest one, it is still not the stranger's; nor is the honest one kept off.
  expect(await claim(other)).toBe(jobId);
  await releaseJob(connection, streams, { workerId: other.id, jobId });
  for (const worker of siblings) expect(await claim(worker)).toBeUndefined();
  expect(await claim(await makeWorker(honest))).toBe(jobId);
});

test('behavior: of two owners that lost it neither is given it before a third', async () => {
  const [one, two, third] = [await makePerson(), await makePerson(), await makePerson()];
  const [first, second] = [await makeWorker(one), await makeWorker(two)];
  const jobId = await queueJob();
  for (const worker of [first, second]) {
    expect(await claim(worker)).toBe(jobId);
    await lose.fails(worker, jobId);
  }
  const last = await makeWorker(third);
  expect(await claim(await makeWorker(one))).toBeUndefined();
  expect(await claim(await makeWorker(two))).toBeUndefined();
  expect(await claim(last)).toBe(jobId);
});

test('behavior: it waits for another owner for a while only, and for one that serves it', async () => {
  const [owner, other] = [await makePerson(), await makePerson()];
  const [worker, sibling] = [await makeWorker(owner), await makeWorker(owner)];
  const elsewhere = await makeWorker(other, ['max']);
  const jobId = await queueJob();
  expect(await claim(worker)).toBe(jobId);
  await lose.fails(worker, jobId);
  await change(sql`update workers set tiers = '{pro}' where id = ${elsewhere.id}`);
  expect(await claim(sibling)).toBeUndefined();
  await wait(jobId, RETRY_OTHER_OWNER_SECONDS + 1);
  expect(await claim(sibling)).toBe(jobId);
  await change(sql`update workers set tiers = '{max}' where id = ${elsewhere.id}`);
  await lose.fails(sibling, jobId);
  expect(await claim(await makeWorker(owner))).toBe(jobId);
});

test('behavior: a pool of one owner takes over at once, the same worker after a moment', async () => {
  const owner = await makePerson();
  const [worker, sibling] = [await makeWorker(owner), await makeWorker(owner)];
  const jobId = await queueJob();
  expect(await claim(worker)).toBe(jobId);
  await lose.fails(worker, jobId);
  expect(await claim(worker)).toBeUndefined();
  expect(await claim(sibling)).toBe(jobId);
  await lose.fails(sibling, jobId);
  expect(await claim(sibling)).toBeUndefined();
  await wait(jobId, RETRY_OTHER_WORKER_SECONDS + 1);
  expect(await claim(sibling)).toBe(jobId);
});

test.each(Object.entries(lose))(
  'behavior: an owner whose worker %s again and again waits until it has answered',
  async (_, end) => {
    const owner = await makePerson();
    const worker = await makeWorker(owner);
    const ask = (as: Worker) => {
      const params = { worker: as, tier: null, waitSeconds: 0, signal: new AbortController().signal };
      return waitAndClaim(connection, streams, params);
    };
    // Nobody waits where nobody else is there.
    await ask(await makeWorker(await makePerson()));
    const early = await queueJob();
    expect((await ask(worker)).job?.id).toBe(early);
    for (let count = 0; count < LOSSES_IN_A_ROW_MAX; count += 1) {
      const jobId = await queueJob();
      expect((await ask(worker)).job?.id).toBe(jobId);
      await end(worker, jobId);
      await change(sql`update jobs set status = 'cancelled', payload = null where id = ${jobId}`);
    }
    const jobId = await queueJob();
    expect((await ask(worker)).job).toBeNull();
    streams.append(early, { attempt: 1, values: ['Done.'] });
    await completeJob(connection, streams, { workerId: worker.id, jobId: early, tokens: 1 });
    expect((await ask(worker)).job?.id).toBe(jobId);
  },
);
