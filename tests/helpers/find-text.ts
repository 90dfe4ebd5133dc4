import type { Connection } from '../../lib/db/connect.ts';

/** Where in the database a text stands: the names of the tables that have it in a row, as text. */
export async function findText({ sql }: Connection, text: string): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await sql<
      { n: number }[]
    >`select count(*)::int as n from ${sql(name)} t where t::text ilike ${`%${text}%`}`;
    if (row && row.n > 0) found.push(name);
  }
  return found.sort();
}
