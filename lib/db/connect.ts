import type { ExtractTablesWithRelations } from 'drizzle-orm';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { prepareStatements } from './prepare-statements.ts';
import { tables } from './tables.ts';

type Tables = typeof tables;

/** The database or a transaction of it: what every domain function takes first, so that both fit the same slot. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, Tables, ExtractTablesWithRelations<Tables>>;

export type Connection = {
  db: Db;
  /** The driver, for LISTEN and for statements that the query builder can't say. */
  sql: postgres.Sql;
  close(): Promise<void>;
};

/**
 * Opens a pool.
 * @param options.max connections at most (default 20)
 * @param options.prepare false where a pooler hands each transaction to another server session, which knows nothing of
 *   statements prepared before (default true)
 * @example const { db, close } = connectDatabase('postgres://localhost/ashao');
 */
export function connectDatabase(
  url: string,
  options: { max?: number; name?: string; prepare?: boolean } = {},
): Connection {
  const { prepare = true } = options;
  const sql = postgres(url, {
    max: options.max ?? 20,
    prepare,
    idle_timeout: 60,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: options.name ?? 'ashao' },
  });
  const db = drizzle(prepare ? prepareStatements(sql) : sql, { schema: tables });
  return { db, sql, close: () => sql.end({ timeout: 5 }) };
}
