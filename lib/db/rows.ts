import type { SQL } from 'drizzle-orm';
import type * as z from 'zod';
import type { Db } from './connect.ts';

/** Runs a statement and parses each row, so that what the database answers is checked like any other input. */
export async function queryRows<S extends z.ZodType>(db: Db, schema: S, statement: SQL): Promise<z.infer<S>[]> {
  const rows = await db.execute(statement);
  return [...rows].map((row) => schema.parse(row));
}

/** The first row, or null. */
export async function queryRow<S extends z.ZodType>(db: Db, schema: S, statement: SQL): Promise<z.infer<S> | null> {
  return (await queryRows(db, schema, statement))[0] ?? null;
}
