import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { readErrorCode } from './expected-error.ts';

/** A server that recovers from a crash refuses connections for a while; longer than this it counts as hanging. */
const ANSWER_TIMEOUT_MS = 15_000;

/** One connection, closed after `use`. */
async function withConnection<T>(url: string, use: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    return await use(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Whether the server behind the URL answers, and is the one on this data folder and not another that has its port by now. */
export async function waitUntilAnswers(url: string, dataDir: string): Promise<boolean> {
  const deadline = Date.now() + ANSWER_TIMEOUT_MS;
  while (Date.now() < deadline) {
    try {
      return await withConnection(url, async (sql) => {
        const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
        return row?.folder === dataDir;
      });
    } catch (error) {
      // 57P03 is "starting up" or "shutting down". Anything else, such as a wrong password, will not change.
      if (readErrorCode(error) !== '57P03') return false;
      await sleep(200);
    }
  }
  return false;
}

/** Makes the database when it is missing. */
export async function ensureDatabase(url: string, name: string): Promise<void> {
  await withConnection(url, async (sql) => {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)}`;
  });
}
