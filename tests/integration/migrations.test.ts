import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listConversations } from '../../lib/chat/list-conversations.ts';
import { readConversation } from '../../lib/chat/read-conversation.ts';
import { type Connection, connectDatabase } from '../../lib/db/connect.ts';
import { migrateDatabase } from '../../lib/db/migrate.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { createDatabase, type TestDatabase } from '../helpers/create-database.ts';
import { ANN, BEN, CONVERSATIONS, fillFirstVersion, VISITOR } from '../helpers/first-version-data.ts';
import { migrationsUntil } from '../helpers/migrations-until.ts';

/** The migrations over a database that people had used: nothing is lost, moved or booked anew. */
let database: TestDatabase;
let connection: Connection;
let before: Record<string, Record<string, unknown>[]>;

const KEPT = ['users', 'sessions', 'conversations', 'messages', 'jobs', 'workers', 'worker_keys'].concat(
  ['accounts', 'holds', 'postings', 'transactions'].map((name) => `ledger_${name}`),
);

/** Every row of every table, in a fixed order. */
async function readAll(): Promise<Record<string, Record<string, unknown>[]>> {
  const tables = KEPT.map(async (name) => {
    const rows =
      await connection.sql`select to_jsonb(t) as row from ${connection.sql(name)} t order by to_jsonb(t)::text`;
    return [name, rows.map(({ row }) => row as Record<string, unknown>)] as const;
  });
  return Object.fromEntries(await Promise.all(tables));
}

beforeAll(async () => {
  database = await createDatabase({ empty: true });
  const folder = await migrationsUntil(1);
  await migrateDatabase(database.url, folder);
  await rm(folder, { recursive: true });
  connection = connectDatabase(database.url, { max: 4 });
  await fillFirstVersion(connection.sql);
  before = await readAll();
  await migrateDatabase(database.url);
});
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

test('default: every row of before is there, each of its columns as it was', async () => {
  const after = await readAll();
  for (const name of KEPT) {
    const rows = before[name] ?? [];
    expect(rows.length, name).toBeGreaterThan(0);
    // `toMatchObject` row by row: a migration may add columns, and accounts of its own.
    for (const row of rows) expect(after[name], name).toContainEqual(expect.objectContaining(withoutParent(row)));
    if (name !== 'ledger_accounts') expect(after[name], name).toHaveLength(rows.length);
  }
});

/** The only thing of before that the migrations fill in. */
const withoutParent = ({ parent_id: _, ...row }: Record<string, unknown>) => row;

test('behavior: the messages of a conversation are one line, in the order in which they were stored', async () => {
  for (const [conversationId, jobIds] of Object.entries(CONVERSATIONS)) {
    const owner = conversationId === 'cnv_visitor' ? { visitorId: VISITOR } : { userId: ANN };
    const { messages } = await readConversation(connection.db, { owner, conversationId });
    expect(messages.map(({ content, job }) => job?.id ?? content)).toEqual(
      jobIds.flatMap((jobId, turn) => [`Question ${turn} of ${jobId}`, jobId]),
    );
    expect(messages.map(({ parentId }) => parentId)).toEqual([null, ...messages.slice(0, -1).map(({ id }) => id)]);
  }
});

test('behavior: the ledger of before passes every check of today', async () => {
  expect((await auditLedger(connection.db)).filter(({ violations }) => violations !== 0)).toEqual([]);
  const balances = await connection.sql`select balance from ledger_accounts
    where id in (${`user:${ANN}:grant`}, ${`user:${BEN}:grant`}) order by id`;
  // Of Ann's: three answers and two that are still open. Ben's workers answered those and the visitor's.
  expect(balances.map(({ balance }) => Number(balance))).toEqual([5_000_000 - 5 * 100_000, 5_000_000 + 4 * 70_000]);
});

test('behavior: texts of before are found by their words, each by its owner alone', async () => {
  const find = async (search: string, owner: { userId: string } | { visitorId: string }) =>
    (await listConversations(connection.db, { owner, search, limit: 10 })).conversations.map(({ id }) => id).sort();
  expect(await find('wings beat', { userId: ANN })).toEqual(['cnv_bees']);
  expect(await find('question', { userId: ANN })).toEqual(['cnv_bees', 'cnv_other']);
  expect(await find('größ', { visitorId: VISITOR })).toEqual(['cnv_visitor']);
  expect(await find('question', { userId: BEN })).toEqual([]);
  // Behind the characters that search knows of.
  expect(await find('beyond', { userId: ANN })).toEqual([]);
});

test('behavior: migrating again changes nothing', async () => {
  const once = await readAll();
  await migrateDatabase(database.url);
  expect(await readAll()).toEqual(once);
});
