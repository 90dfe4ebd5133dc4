import type { SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from './connect.ts';

/** Runs a statement and parses each row, so that what the database answers is checked like any other input. */
export async function queryRows<S extends z.core.$ZodType>(db: Db, schema: S, statement: SQL): Promise<z.output<S>[]> {
  const rows = await db.execute(statement);
  return [...rows].map((row) => z.parse(schema, row));
}

/** The first row, or null. */
export async function queryRow<S extends z.core.$ZodType>(
  db: Db,
  schema: S,
  statement: SQL,
): Promise<z.output<S> | null> {
  return (await queryRows(db, schema, statement))[0] ?? null;
}
