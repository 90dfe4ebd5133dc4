import type { Connection } from '../../lib/db/connect.ts';

/** Counters of limits count refused requests too; a worker's last sign of life is one. An hour may begin at any time. */
const LEFT_OUT = ['rate_counters', 'treasury_snapshots'];

/** For each table how many rows it has and a hash of what is in them: whether anything was written at all. */
export async function readFingerprint({ sql }: Connection): Promise<Record<string, string>> {
  const tables = await sql<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public' order by 1`;
  const fingerprint: Record<string, string> = {};
  for (const { name } of tables) {
    if (LEFT_OUT.includes(name)) continue;
    const [row] = await sql<{ text: string }[]>`
      select count(*) || ' rows, ' || coalesce(md5(string_agg(r, '' order by r)), '') as text
      from (select (to_jsonb(t) - 'last_seen_at' - 'last_used_at')::text as r from ${sql(name)} t) rows`;
    fingerprint[name] = row?.text ?? '';
  }
  return fingerprint;
}
