import { type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import { BOOSTED_SHARE_BPS, WORKER_BOOST_MIN_STAKE, WORKER_SHARE_BPS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { userAccount } from './accounts.ts';

/**
 * Basis points of a job's value that a worker's owner gets if the job is claimed now, for a statement that claims: one
 * look at the stake's row by its key. No lock: a job keeps the share it was claimed with, whatever is unstaked later.
 */
export function workerShareBps(ownerId: string): SQL {
  return sql`case when exists (
      select from ledger_accounts
      where id = ${userAccount(ownerId, 'stake')} and balance >= ${WORKER_BOOST_MIN_STAKE.toString()}
    ) then ${BOOSTED_SHARE_BPS}::int else ${WORKER_SHARE_BPS}::int end`;
}

/** The same by itself, for the owner to see. */
export async function readWorkerShare(db: Db, ownerId: string): Promise<number> {
  const row = await queryRow(db, z.object({ bps: z.number() }), sql`select ${workerShareBps(ownerId)} as bps`);
  return row?.bps ?? WORKER_SHARE_BPS;
}
