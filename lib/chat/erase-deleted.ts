import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { DELETE_UNDO_SECONDS } from '../constants.ts';
import type { Connection, Db } from '../db/connect.ts';
import { queryRows } from '../db/rows.ts';
import { eraseJobs } from '../jobs/owned-jobs.ts';
import { log } from '../log.ts';
import type { StreamDriver } from '../stream/driver.ts';

const ROUND_MS = 15_000;
const BATCH = 100;

const dueRow = z.object({ id: z.string() });
const jobRow = z.object({ id: z.string(), open: z.boolean() });

/**
 * Erases the conversations that were deleted DELETE_UNDO_SECONDS ago: their messages, and the payloads and answers of
 * their jobs. The ledger keeps what was paid, without a word of the text. Any number of processes may do so at once.
 *
 * @returns how many were erased
 */
export async function eraseDeletedConversations({ db }: Connection, streams: StreamDriver): Promise<number> {
  const due = await queryRows(
    db,
    dueRow,
    sql`select id from conversations
        where deleted_at < now() - make_interval(secs => ${DELETE_UNDO_SECONDS}) order by deleted_at limit ${BATCH}`,
  );
  let erased = 0;
  for (const { id } of due) {
    const jobIds = await db.transaction((tx) => eraseIfIdle(tx, id));
    if (!jobIds) continue;
    for (const jobId of jobIds) streams.drop(jobId);
    erased += 1;
  }
  return erased;
}

/** @returns the ids of the jobs erased; null when another process has it, or a job is being stopped just now */
async function eraseIfIdle(tx: Db, conversationId: string): Promise<string[] | null> {
  const locked = await tx.execute(sql`select id from conversations
    where id = ${conversationId} and deleted_at is not null for update skip locked`);
  if (locked.length === 0) return null;
  const jobs = await queryRows(
    tx,
    jobRow,
    sql`select j.id, j.status in ('queued', 'running') as open
        from messages m join jobs j on j.id = m.job_id where m.conversation_id = ${conversationId}`,
  );
  if (jobs.some((job) => job.open)) return null;
  const jobIds = jobs.map((job) => job.id);
  await tx.execute(sql`delete from conversations where id = ${conversationId}`);
  await eraseJobs(tx, jobIds);
  return jobIds;
}

/** Erases what is due every few seconds. @returns stops it */
export function runErasing(connection: Connection, streams: StreamDriver): () => void {
  const round = () => {
    eraseDeletedConversations(connection, streams).catch((error: unknown) =>
      log().warn({ err: error }, 'erasing deleted conversations failed'),
    );
  };
  round();
  const timer = setInterval(round, ROUND_MS);
  timer.unref();
  return () => clearInterval(timer);
}
