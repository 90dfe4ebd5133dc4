import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { LANE_IDS } from '../constants.ts';
import type { Connection, Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { UNHARMED } from './fail-job.ts';
import { hintNewJob } from './hints.ts';
import { forgetLease } from './leases.ts';

const handedBackRow = z.object({ id: z.string(), tier: z.enum(LANE_IDS) });
export type HandedBack = z.infer<typeof handedBackRow>;

/**
 * Queues again whatever an owner's workers are working on, unharmed, in the caller's transaction: from then on none of it
 * can pay that owner. Call `announceHandedBack` after the commit.
 */
export function handBackJobs(db: Db, ownerId: string): Promise<HandedBack[]> {
  return queryRows(
    db,
    handedBackRow,
    sql`update jobs set ${UNHARMED}
        where status = 'running' and claimed_by in (select id from workers where owner_id = ${ownerId})
        returning id, tier`,
  );
}

/** Tells readers and waiting workers. */
export function announceHandedBack(connection: Connection, streams: StreamDriver, jobs: readonly HandedBack[]): void {
  for (const { id, tier } of jobs) {
    forgetLease(id);
    streams.requeue(id);
    hintNewJob(connection, tier);
  }
}
