import { afterAll, beforeAll, expect, test } from 'vitest';
import { findOrCreateUser } from '../../lib/auth/find-or-create-user.ts';
import { connectDatabase } from '../../lib/db/connect.ts';
import { describeFailure } from '../../lib/http/describe-failure.ts';
import { waitAndClaim } from '../../lib/jobs/wait-and-claim.ts';
import { countWaitingClaims, endWaitingClaims } from '../../lib/jobs/waiting-claims.ts';
import { MemoryStreamDriver } from '../../lib/stream/memory-driver.ts';
import type { Worker } from '../../lib/workers/authenticate-worker.ts';
import { registerWorker } from '../../lib/workers/register.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';

/** What is under way while the server stops ends without a failure, however late it comes to its next query. */
process.env.SESSION_SECRET ??= 'a-session-secret-for-tests-only-0123456789';
process.env.LOG_LEVEL = 'silent';
let database: TestDatabase;
let worker: Worker;

beforeAll(async () => {
  database = await createDatabase();
  process.env.DATABASE_URL = database.url;
  const { db, close } = connectDatabase(database.url);
  const { id } = await findOrCreateUser(db, `0x${'8'.repeat(40)}`);
  const described = { type: 'native' as const, model: 'test', tiers: ['pro' as const], images: false, concurrency: 1 };
  const { workerId } = await registerWorker(db, { ownerId: id, keyId: null }, described);
  worker = { id: workerId, ownerId: id, kinds: ['chat'], imageModel: null, imageConcurrency: 1, ...described };
  await close();
});
afterAll(() => database?.drop());

/** A claim that waits; its connection is closed before it is woken. */
async function claimOnClosed(signal: AbortSignal): Promise<{ claiming: ReturnType<typeof waitAndClaim> }> {
  const connection = connectDatabase(database.url);
  const params = { worker, tier: null, waitSeconds: 20, signal };
  const claiming = waitAndClaim(connection, new MemoryStreamDriver(), params);
  await expect.poll(countWaitingClaims).toBe(1);
  await connection.close();
  return { claiming };
}

test('behavior: a claim whose caller has gone asks the database nothing more', async () => {
  const caller = new AbortController();
  const { claiming } = await claimOnClosed(caller.signal);
  caller.abort();
  expect(await claiming).toEqual({ job: null });
});

test('behavior: a claim that the stop ends asks nothing more either', async () => {
  const { claiming } = await claimOnClosed(new AbortController().signal);
  endWaitingClaims();
  expect(await claiming).toEqual({ job: null });
});

test('behavior: whatever else finds the database closed is told that the server stops', async () => {
  const { db, close } = connectDatabase(database.url);
  await close();
  const error = await db.execute('select 1').then(
    () => null,
    (cause: unknown) => cause,
  );
  const failure = describeFailure(error, 'req_1');
  expect([failure.status, JSON.parse(failure.text)]).toEqual([
    503,
    { error: 'The server is stopping.', code: 'unavailable', statusCode: 503, retryAfterSeconds: 1 },
  ]);
});
