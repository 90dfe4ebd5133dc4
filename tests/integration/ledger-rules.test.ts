import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { postTransaction } from '../../lib/ledger/post.ts';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';
import { LedgerWorld } from '../helpers/ledger-world.ts';

/** What the database itself refuses, and what the audit finds when somebody went past it. */
let template: TestDatabase;
let connection: Connection;
let world: LedgerWorld;
const open: { close(): Promise<void> }[] = [];

/** @param paidIn whether somebody has deposited: without a chain beside it, which the whole audit asks for */
async function newBooks({ paidIn = true } = {}) {
  const database = await createDatabase();
  const books = connectDatabase(database.url, { max: 2, name: 'ledger-rules' });
  open.push({ close: () => books.close().then(() => database.drop()) });
  const people = new LedgerWorld(books, 'rules');
  await people.openAccounts(2);
  await people.run({ do: 'grant', user: 0, credits: 50, key: 0 });
  if (paidIn) await people.run({ do: 'deposit', user: 0, micro: 30_000n, key: 0 });
  await people.run({ do: 'hold', user: 0, amount: 100_000n, job: 0 });
  await people.run({ do: 'settle', user: 1, job: 0, shareBps: 7_000 });
  await people.run({ do: 'hold', user: 0, amount: 100_000n, job: 1 });
  return { database, books, people };
}

beforeAll(async () => {
  const made = await newBooks();
  [template, connection, world] = [made.database, made.books, made.people];
});
afterEach(async () => {
  for (const each of open.splice(1)) await each.close();
});
afterAll(() => open[0]?.close());

test.each([
  'update ledger_postings set amount = amount + 1',
  'delete from ledger_postings',
  'truncate ledger_postings',
  "update ledger_transactions set kind = 'grant'",
  'delete from ledger_transactions where false',
  'truncate ledger_transactions cascade',
])('error: the ledger is append-only: %s', async (statement) => {
  await expect(connection.sql.unsafe(statement)).rejects.toThrow(/append-only/);
});

const post = (postings: { accountId: string; amount: bigint }[], key = 'rules:test') =>
  postTransaction(connection.db, { kind: 'adjustment', key, reference: null, postings });

test.each([
  ['one side only', [{ accountId: 'user:usr_rules_0:grant', amount: 1n }]],
  [
    'sides that differ',
    [
      { accountId: 'buyback:usdc', amount: -2n },
      { accountId: 'user:usr_rules_0:usdc', amount: 1n },
    ],
  ],
  [
    'granted credits turned into purchased ones',
    [
      { accountId: 'user:usr_rules_0:grant', amount: -5n },
      { accountId: 'user:usr_rules_0:usdc', amount: 5n },
    ],
  ],
])('error: a booking with %s is refused as a whole', async (_name, postings) => {
  const before = await world.balances(0);
  await expect(post(postings)).rejects.toMatchObject({ cause: { message: expect.stringContaining('sum to zero') } });
  expect(await world.balances(0)).toEqual(before);
});

test('error: a booking that would leave a person below zero, or names no account, is refused', async () => {
  const overdraft = [
    { accountId: 'user:usr_rules_1:grant', amount: -70_001n },
    { accountId: 'treasury:grant', amount: 70_001n },
  ];
  await expect(post(overdraft)).rejects.toMatchObject({ cause: { message: expect.stringContaining('not_negative') } });
  const nowhere = [
    { accountId: 'user:nobody:grant', amount: 1n },
    { accountId: 'treasury:grant', amount: -1n },
  ];
  await expect(post(nowhere)).rejects.toMatchObject({
    cause: { code: '23503', message: expect.stringContaining('does not exist') },
  });
});

test('behavior: bookings lock no row of a system account, not even shared', async () => {
  const { books, people } = await newBooks();
  // A row that was ever locked keeps its locker in xmax, or a list of them.
  const touched = () => books.sql`select id from ledger_accounts where kind <> 'user' and xmax <> '0'`;
  await Promise.all([2, 3, 4].map((job) => people.run({ do: 'hold', user: null, amount: 1_000n, job })));
  await Promise.all([2, 3].map((job) => people.run({ do: 'settle', user: 1, job, shareBps: 7_000 })));
  expect(await touched()).toEqual([]);
  await books.db.transaction(async (tx) => {
    await new LedgerWorld({ ...books, db: tx }, 'rules').run({ do: 'settle', user: 1, job: 4, shareBps: 7_000 });
    const free = await books.sql`select id from ledger_accounts where kind <> 'user' for update nowait`;
    expect(free.length).toBeGreaterThan(9);
  });
});

test.each([
  "delete from ledger_accounts where id = 'escrow:usdc'",
  "update ledger_accounts set asset = 'usdc' where id = 'escrow:grant'",
  "update ledger_accounts set id = 'escrow:other' where id = 'escrow:grant'",
  'truncate ledger_accounts cascade',
])('error: an account that is there stays what it is: %s', async (statement) => {
  await expect(connection.sql.unsafe(statement)).rejects.toThrow(/append-only/);
});

test('behavior: the same key is booked once, also when asked for twenty times at once', async () => {
  const postings = [
    { accountId: 'issuance:grant', amount: -1n },
    { accountId: 'user:usr_rules_1:grant', amount: 1n },
  ];
  const booked = await Promise.all(Array.from({ length: 20 }, () => post(postings, 'rules:once')));
  expect(booked.filter(Boolean)).toHaveLength(1);
  expect((await world.balances(1)).grant).toBe(70_001n);
});

async function runAudit(databaseUrl: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join('scripts', 'audit.ts')], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output, broken: [...output.matchAll(/^BROKEN {2}(.+): \d+$/gm)].map(([, name]) => name) };
}

test('default: the audit of a sound ledger exits with 0 and says what it has proved', async () => {
  const { database } = await newBooks({ paidIn: false });
  const { code, output, broken } = await runAudit(database.url);
  expect({ code, broken }).toEqual({ code: 0, broken: [] });
  expect(output.match(/^ok {6}/gm)?.length).toBeGreaterThanOrEqual(9);
});

// Each goes around the guards as only the owner of the database can.
test.each([
  [
    'every balance is the sum of its postings',
    "update ledger_accounts set balance = balance + 1 where id = 'user:usr_rules_0:grant'",
  ],
  [
    'every transaction sums to zero in each asset',
    `alter table ledger_postings disable trigger all; update ledger_postings set amount = amount + 1 where account_id = 'treasury:grant'`,
  ],
  [
    'every posting is of an account that exists',
    `alter table ledger_postings disable trigger all;
     insert into ledger_postings (transaction_id, account_id, amount) select id, 'nobody', 1 from ledger_transactions limit 1`,
  ],
  [
    'every transaction has postings',
    "insert into ledger_transactions (id, idempotency_key, kind) values ('txn_1', 'empty', 'grant')",
  ],
  [
    'no account of a person is below zero',
    `alter table ledger_accounts drop constraint ledger_accounts_not_negative; update ledger_accounts set balance = -1 where id = 'user:usr_rules_1:usdc'`,
  ],
  [
    'escrow holds exactly the open holds',
    "update ledger_holds set grant_amount = grant_amount + 1 where state = 'open'",
  ],
  ['every open hold belongs to an open job', "delete from jobs where status = 'queued'"],
  ['every open job has an open hold', "delete from ledger_holds where state = 'open'"],
  ['a job is paid if and only if it is done', "update jobs set status = 'failed' where status = 'done'"],
  [
    'every person has had at most one sign-up grant',
    `alter table ledger_transactions disable trigger all; alter table ledger_postings disable trigger all;
     update ledger_transactions set idempotency_key = 'grant:signup:' || id where kind in ('grant', 'deposit');
     update ledger_postings set account_id = 'user:usr_rules_0:grant' where account_id = 'user:usr_rules_0:usdc' and amount > 0`,
  ],
])('error: the audit finds it when not: %s', async (name, damage) => {
  const { books } = await newBooks();
  await books.sql.unsafe(damage);
  const broken = (await auditLedger(books.db)).filter(({ violations }) => violations > 0);
  expect(broken.map((check) => check.name)).toContain(name);
});

test('error: the audit of a broken ledger exits with 1 and says what is broken', async () => {
  const { database, books } = await newBooks({ paidIn: false });
  await books.sql`update ledger_accounts set balance = balance + 1 where asset = 'grant' and kind = 'user'`;
  const { code, broken } = await runAudit(database.url);
  expect({ code, broken }).toEqual({ code: 1, broken: ['every balance is the sum of its postings'] });
});

test('error: the audit that cannot ask exits with 2, which is no proof of anything', async () => {
  const nowhere = new URL(template.url);
  nowhere.pathname = '/no_such_database';
  expect((await runAudit(nowhere.href)).code).toBe(2);
});
