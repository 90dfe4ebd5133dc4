import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findOrCreateUser } from '../../lib/auth/find-or-create-user.ts';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { readTierLoads } from '../../lib/jobs/tier-loads.ts';
import { registerWorker } from '../../lib/workers/register.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';

process.env.SESSION_SECRET ??= 'a-session-secret-for-tests-only-0123456789';
let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createDatabase();
  connection = connectDatabase(database.url, { max: 2, name: 'lane-loads' });
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

test('default: answers and pictures have places of their own, and one takes none of the other', async () => {
  const { db } = connection;
  const { id: ownerId } = await findOrCreateUser(db, `0x${'8'.repeat(40)}`);
  const { workerId } = await registerWorker(
    db,
    { ownerId, keyId: null },
    {
      type: 'native',
      model: 'talker',
      tiers: ['pro'],
      kinds: ['chat', 'image'],
      imageModel: 'painter',
      concurrency: 4,
      imageConcurrency: 2,
    },
  );
  const holdJob = (id: string, lane: string) =>
    db.execute(
      sql`insert into jobs (id, user_id, tier, model, status, charge, claimed_by)
          values (${id}, ${ownerId}, ${lane}, 'any', 'running', 0, ${workerId})`,
    );
  await holdJob('job_answer', 'pro');
  await holdJob('job_picture_1', 'image');
  await holdJob('job_picture_2', 'image');
  const { pro, max, image } = await readTierLoads(db);
  expect(pro).toMatchObject({ workers: 1, slots: 4, free: 3 });
  expect(image).toMatchObject({ workers: 1, slots: 2, free: 0 });
  expect(max).toMatchObject({ workers: 0, slots: 0 });
});
