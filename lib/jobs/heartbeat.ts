import { sql } from 'drizzle-orm';
import { LEASE_SECONDS, WORKER_ACTIVE_SECONDS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { renewLeases } from './leases.ts';

/**
 * A worker's sign of life: renews its leases and notes its speed.
 * @param params.leaving the worker stops: people who wait must not be told that it serves them
 * @param params.jobIds what it still works on; left out, everything it holds is renewed
 * @returns those of `jobIds` that are no longer its own
 */
export async function recordHeartbeat(
  db: Db,
  params: {
    workerId: string;
    tokensPerSecond?: number | undefined;
    jobIds?: readonly string[] | undefined;
    leaving?: boolean | undefined;
  },
): Promise<{ lost: string[]; leaseSeconds: number }> {
  const { workerId, tokensPerSecond, jobIds } = params;
  const silence = params.leaving ? WORKER_ACTIVE_SECONDS : 0;
  await db.execute(sql`update workers set last_seen_at = now() - make_interval(secs => ${silence})
    ${tokensPerSecond === undefined ? sql`` : sql`, tokens_per_second = ${tokensPerSecond}`} where id = ${workerId}`);
  const held = new Set(await renewLeases(db, workerId, jobIds));
  return { lost: (jobIds ?? []).filter((jobId) => !held.has(jobId)), leaseSeconds: LEASE_SECONDS };
}
