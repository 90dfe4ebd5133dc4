import { sql } from 'drizzle-orm';
import { LEASE_CHECK_SECONDS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { shared } from '../shared.ts';

const SEEN_MAX = 20_000;

/** Notes a sign of life, at most once every few seconds for each worker: an idle claim must not write each time. */
export async function touchWorker(db: Db, workerId: string): Promise<void> {
  const seen = shared('worker-seen', () => new Map<string, number>());
  const last = seen.get(workerId);
  if (last !== undefined && performance.now() - last < LEASE_CHECK_SECONDS * 1000) return;
  if (seen.size >= SEEN_MAX) seen.clear();
  seen.set(workerId, performance.now());
  await db.execute(sql`update workers set last_seen_at = now() where id = ${workerId}`);
}
