import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { newId } from '../../lib/ids.ts';
import { payForJob } from '../../lib/jobs/close-job.ts';
import { openUserAccounts } from '../../lib/ledger/accounts.ts';
import { readBalances } from '../../lib/ledger/balances.ts';
import { depositUsdc } from '../../lib/ledger/grant.ts';
import { holdCredits } from '../../lib/ledger/hold.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';

/** A completion and the deletion of its worker's owner, with every moment held still. */
let database: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await createDatabase();
  connection = connectDatabase(database.url, { max: 4, name: 'ashao-test-payee' });
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

const PRICE = 100_000n;

async function openAccount(): Promise<string> {
  const id = newId('user');
  await connection.sql`insert into users (id, address) values (${id}, ${`0x${id}`})`;
  await openUserAccounts(connection.db, id);
  return id;
}

/** A job that a worker of `ownerId` answers, paid with purchased credits. */
async function runJob(ownerId: string) {
  const [payerId, workerId, id] = [await openAccount(), newId('worker'), newId('job')];
  const { db, sql: raw } = connection;
  await depositUsdc(db, { userId: payerId, micro: PRICE, key: id });
  await raw`insert into workers (id, owner_id, type, model, secret_hash, tiers, concurrency)
    values (${workerId}, ${ownerId}, 'native', 'm', ${id}, '{pro}', 1)`;
  await raw`insert into jobs (id, user_id, tier, model, charge, status, claimed_by, share_bps)
    values (${id}, ${payerId}, 'pro', 'ashao-pro', ${PRICE.toString()}, 'running', ${workerId}, 7000)`;
  await holdCredits(db, { reference: id, payerId, amount: PRICE });
  const what = {
    charge: PRICE,
    tokens: 1,
    tokensPerSecond: null,
    workerType: 'native',
    stopped: false,
    image: null,
  } as const;
  return { ...what, id, workerId, shareBps: 7_000 };
}

const lockAccounts = (ownerId: string) =>
  sql`select id from ledger_accounts where owner_id = ${ownerId} and asset in ('grant', 'usdc') order by id for update`;
const waiting = async () => {
  const rows = await connection.sql`select pid from pg_stat_activity
    where wait_event_type = 'Lock' and datname = current_database()`;
  return rows.length;
};
const pot = async () => {
  const [row] = await connection.sql<{ sum: string }[]>`
    select coalesce(sum(amount), 0) as sum from ledger_postings where account_id in ('buyback:usdc', 'rewards:usdc')`;
  return BigInt(row?.sum ?? 0);
};

test('behavior: a completion that waits for a deletion pays the treasury, never the deleted account', async () => {
  const ownerId = await openAccount();
  const [job, before] = [await runJob(ownerId), await pot()];
  let completed: Promise<number> | undefined;
  await connection.db.transaction(async (deletion) => {
    await deletion.execute(lockAccounts(ownerId));
    completed = connection.db.transaction((tx) => payForJob(tx, job));
    await expect.poll(waiting).toBe(1);
    await deletion.execute(sql`update users set address = null, deleted_at = now() where id = ${ownerId}`);
  });
  expect(await completed).toBe(0);
  expect(await readBalances(connection.db, ownerId)).toEqual({ grant: 0n, usdc: 0n });
  expect((await pot()) - before).toBe(PRICE);
});

test('behavior: a completion that comes first is paid, and the deletion waits until it finds the money', async () => {
  const ownerId = await openAccount();
  const job = await runJob(ownerId);
  let found: unknown;
  let deleting: Promise<void> | undefined;
  await connection.db.transaction(async (tx) => {
    expect(await payForJob(tx, job)).toBe(7);
    deleting = connection.db.transaction(async (deletion) => {
      await deletion.execute(lockAccounts(ownerId));
      found = await readBalances(deletion, ownerId);
    });
    await expect.poll(waiting).toBe(1);
  });
  await deleting;
  expect(found).toEqual({ grant: 0n, usdc: 70_000n });
});
