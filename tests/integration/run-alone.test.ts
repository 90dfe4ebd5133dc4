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

/** The session that holds a lock, as the server sees it. */
const findHolder = async (lock: number) => {
  const [row] = await connect().sql<
    { pid: number; state: string; backend_xmin: string | null; backend_xid: string | null }[]
  >`
    select a.pid, a.state, a.backend_xmin::text, a.backend_xid::text from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'advisory' and l.objid = ${lock} and l.database = (select oid from pg_database where datname = current_database())`;
  return row;
};

test('behavior: the lock is a transaction’s, as a pooler would lose a session’s; it holds up no vacuum and no timeout ends it', async () => {
  const connection = connect();
  await connection.sql`alter role current_user set idle_in_transaction_session_timeout = 50`;
  const strict = connect();
  try {
    let holder: Awaited<ReturnType<typeof findHolder>>;
    await runAlone(strict, 4, async () => {
      await connection.sql`select pg_sleep(0.3)`;
      holder = await findHolder(4);
    });
    expect(holder).toMatchObject({ state: 'idle in transaction', backend_xmin: null, backend_xid: null });
    expect(await findHolder(4)).toBeUndefined();
  } finally {
    await connection.sql`alter role current_user reset idle_in_transaction_session_timeout`;
  }
});

test('error: a lock whose connection breaks tells its work, which ends before the next turn of this process begins', async () => {
  const [connection, other] = [connect(), connect()];
  const seen: string[] = [];
  const work = runAlone(connection, 5, async (isLost) => {
    expect(isLost()).toBe(false);
    const holder = await findHolder(5);
    await other.sql`select pg_terminate_backend(${holder?.pid ?? 0})`;
    await expect.poll(isLost).toBe(true);
    // Another instance may begin at once, which is why every step is guarded by itself.
    await runAlone(other, 5, async () => void seen.push('other instance'));
    seen.push('first ends');
  });
  const next = runAlone(connection, 5, async () => void seen.push('next turn'));
  await expect(work).rejects.toThrow();
  await next;
  expect(seen).toEqual(['other instance', 'first ends', 'next turn']);
});
