import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { runAlone } from '../../lib/db/run-alone.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';

let database: TestDatabase;
const open: Connection[] = [];
const connect = () => {
  const connection = connectDatabase(database.url, { max: 2, name: 'ashao-test-alone' });
  open.push(connection);
  return connection;
};
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(async () => {
  for (const connection of open) await connection.close();
  await database.drop();
});

test('behavior: of several instances one does the work, the others return', async () => {
  const [first, second] = [connect(), connect()];
  const done: string[] = [];
  await runAlone(first, 1, async () => {
    await runAlone(second, 1, async () => void done.push('second'));
    done.push('first');
  });
  expect(done).toEqual(['first']);
  await runAlone(second, 1, async () => void done.push('second'));
  expect(done).toEqual(['first', 'second']);
});

test('behavior: different works share the smallest pool, and one that fails keeps nobody from theirs', async () => {
  const connection = connect();
  const done: number[] = [];
  const work = (lock: number) => async () => {
    await connection.db.execute(sql`select pg_sleep(0.05)`);
    if (lock === 2) throw new Error('this one fails');
    done.push(lock);
  };
  const results = await Promise.allSettled([1, 2, 3].map((lock) => runAlone(connection, lock, work(lock))));
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(done).toEqual([1, 3]);
});
