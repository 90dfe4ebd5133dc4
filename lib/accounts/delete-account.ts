import { sql } from 'drizzle-orm';
import { openCookie } from '../auth/cookie.ts';
import type { SessionUser } from '../auth/schemas.ts';
import { endAllSessions } from '../auth/sessions.ts';
import type { Connection, Db } from '../db/connect.ts';
import { AppError } from '../errors.ts';
import { markAllDeleted } from '../images/mark-all-deleted.ts';
import { announceHandedBack, type HandedBack, handBackJobs } from '../jobs/hand-back-jobs.ts';
import { eraseJobsOf, listOpenJobs } from '../jobs/owned-jobs.ts';
import { stopJob } from '../jobs/stop-job.ts';
import { readBalances } from '../ledger/balances.ts';
import { returnGrantedCredits } from '../ledger/grant.ts';
import { microToCredits } from '../ledger/money.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { forgetWorkerSecrets } from '../workers/authenticate-worker.ts';
import { retireWorkers } from '../workers/retire-workers.ts';
import { refuseValuables } from './refuse-valuables.ts';

export type DeleteParams = { user: SessionUser; address: string; request: Request; headers: Headers };

/** A second tab that keeps sending can bring a job between two rounds; nobody's can for ever, as sending is limited. */
const ROUNDS_MAX = 100;

/**
 * Deletes an account for good: texts, keys, workers and sessions go, granted credits return to the network. What was
 * booked stays in the ledger without a word of anyone's, and so does the note that the address has had its grant.
 *
 * @returns `returned`: the granted credits that were left
 * @throws AppError `conflict` when another address is signed in, or while anything that is worth money is left
 */
export async function deleteAccount(connection: Connection, streams: StreamDriver, params: DeleteParams) {
  const { user, request, headers } = params;
  if (params.address.toLowerCase() !== user.address.toLowerCase()) {
    throw new AppError(
      'conflict',
      'Another address is signed in now. Reload the page and look whose account it shows.',
    );
  }
  const closed = await closeAccount(connection, streams, user.id);
  // Only after the commit: a reader of the cache would put the worker back.
  forgetWorkerSecrets();
  announceHandedBack(connection, streams, closed.handedBack);
  for (const jobId of closed.erased) streams.drop(jobId);
  const cookie = await openCookie(request, headers);
  cookie.destroy();
  return { deleted: true as const, returned: microToCredits(closed.returned) };
}

type Closed = { handedBack: HandedBack[]; erased: string[]; returned: bigint };

async function closeAccount(connection: Connection, streams: StreamDriver, userId: string): Promise<Closed> {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    await refuseValuables(connection.db, userId);
    for (const jobId of await listOpenJobs(connection.db, userId)) {
      await stopJob(connection, streams, { owner: { userId }, jobId });
    }
    const closed = await connection.db.transaction((tx) => closeIfIdle(tx, userId));
    // Else a message was sent between the two steps: its job is stopped in the next round.
    if (closed) return closed;
  }
  throw new AppError('conflict', 'Messages are still being sent from this account. Stop them and try again.');
}

/**
 * The order of the locks is that of a completion (job, account, worker), or two of them could wait for each other.
 * @returns null when a job is open again
 */
async function closeIfIdle(tx: Db, userId: string): Promise<Closed | null> {
  // From here on nothing new can begin: whoever stores something for a person holds a lock on this row first.
  const open = await tx.execute(sql`select id from users where id = ${userId} and deleted_at is null for update`);
  if (open.length === 0) return { handedBack: [], erased: [], returned: 0n };
  if ((await listOpenJobs(tx, userId)).length > 0) return null;
  const handedBack = await handBackJobs(tx, userId);

  const { grant } = await readBalances(tx, userId, { lock: true });
  // Again, as a worker may have earned some since: its completion has been waited for.
  await refuseValuables(tx, userId);
  if (grant > 0n) await returnGrantedCredits(tx, { userId, micro: grant });

  await tx.execute(sql`delete from pending_deposits where user_id = ${userId}`);
  await retireWorkers(tx, userId);
  await tx.execute(sql`delete from conversations where user_id = ${userId}`);
  await markAllDeleted(tx, userId);
  const erased = await eraseJobsOf(tx, userId);
  await tx.execute(sql`delete from adopted_visitors where user_id = ${userId}`);
  await endAllSessions(tx, userId);
  await tx.execute(sql`update users set address = null, deleted_at = now() where id = ${userId}`);
  return { handedBack, erased, returned: grant };
}
