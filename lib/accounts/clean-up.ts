import { sql } from 'drizzle-orm';
import { ADOPTION_SECONDS } from '../chat/adopt-conversations.ts';
import { ANONYMOUS_RETENTION_SECONDS, ANONYMOUS_WINDOW_SECONDS } from '../constants.ts';
import type { Connection } from '../db/connect.ts';
import { log } from '../log.ts';

const ROUND_MS = 10 * 60_000;
const BATCH = 500;

/** Deletes what has had its time. Any number of processes may do so at once. */
async function cleanUp({ db }: Connection): Promise<void> {
  await db.execute(sql`delete from sessions where expires_at < now()`);
  await db.execute(sql`delete from used_nonces where expires_at < now()`);
  await db.execute(sql`delete from adopted_visitors
    where adopted_at < now() - make_interval(secs => ${ADOPTION_SECONDS})`);
  await db.execute(sql`delete from rate_counters
    where window_start < now() - make_interval(secs => ${ANONYMOUS_WINDOW_SECONDS * 2})`);
  await db.execute(sql`delete from idempotency_keys where created_at < now() - interval '1 day'`);
  // Programs register anew at each start: those that never earned anything leave no trace worth keeping.
  await db.execute(sql`delete from workers
    where jobs_done = 0 and last_seen_at < now() - interval '30 days'
      and not exists (select from jobs where jobs.claimed_by = workers.id and jobs.status = 'running')`);
  await eraseOldAnonymousConversations(db);
}

/** Signed-out conversations go after a week, with their texts; what was paid for them stays in the ledger. */
async function eraseOldAnonymousConversations(db: Connection['db']): Promise<void> {
  await db.execute(sql`
    with old as (
      select c.id from conversations c
      where c.visitor_id is not null and c.updated_at < now() - make_interval(secs => ${ANONYMOUS_RETENTION_SECONDS})
        and not exists (select from messages m join jobs j on j.id = m.job_id
                        where m.conversation_id = c.id and j.status in ('queued', 'running'))
      limit ${BATCH} for update skip locked
    ), erased as (
      update jobs set payload = null, output = null, error = null
      from messages m join old on old.id = m.conversation_id where jobs.id = m.job_id returning jobs.id
    )
    delete from conversations using old where conversations.id = old.id`);
}

/** Cleans up now and every ten minutes. @returns stops it */
export function runCleanUp(connection: Connection): () => void {
  const round = () => {
    cleanUp(connection).catch((error: unknown) => log().warn({ err: error }, 'clean-up failed'));
  };
  round();
  const timer = setInterval(round, ROUND_MS);
  timer.unref();
  return () => clearInterval(timer);
}
