import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Connection, Db } from '../db/connect.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import { eraseJobs } from '../jobs/owned-jobs.ts';
import { type Owner, ownedBy } from '../jobs/owner.ts';
import { stopJob } from '../jobs/stop-job.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { CONVERSATION_COLUMNS, conversationRow } from './list-conversations.ts';

type Target = { owner: Owner; conversationId: string };

/** @throws AppError `not_found` */
export async function renameConversation(db: Db, params: Target & { title: string }) {
  const conversation = await queryRow(
    db,
    conversationRow,
    sql`update conversations c set title = ${params.title}
        where c.id = ${params.conversationId} and ${ownedBy(params.owner, 'c')} returning ${CONVERSATION_COLUMNS}`,
  );
  if (!conversation) throw notFound('The conversation');
  return conversation;
}

/**
 * Deletes a conversation for good: its messages, and the payloads and answers of its jobs. Running ones are stopped
 * first. The ledger keeps what was paid, without a word of the text.
 *
 * @throws AppError `not_found`
 */
export async function deleteConversation(connection: Connection, streams: StreamDriver, params: Target): Promise<void> {
  for (;;) {
    await stopOpenJobs(connection, streams, params);
    const erased = await connection.db.transaction((tx) => eraseIfIdle(tx, params));
    // A message was sent between the two steps: its job is stopped in the next round.
    if (!erased) continue;
    for (const jobId of erased) streams.drop(jobId);
    return;
  }
}

const jobRow = z.object({ id: z.string(), open: z.boolean() });

function readJobs(db: Db, { owner, conversationId }: Target) {
  return queryRows(
    db,
    jobRow,
    sql`select j.id, j.status in ('queued', 'running') as open
        from conversations c join messages m on m.conversation_id = c.id join jobs j on j.id = m.job_id
        where c.id = ${conversationId} and ${ownedBy(owner, 'c')}`,
  );
}

async function stopOpenJobs(connection: Connection, streams: StreamDriver, target: Target): Promise<void> {
  const open = (await readJobs(connection.db, target)).filter((job) => job.open);
  for (const job of open) await stopJob(connection, streams, { owner: target.owner, jobId: job.id });
}

/** @returns the ids of the jobs erased, or null when one is open again */
async function eraseIfIdle(tx: Db, target: Target): Promise<string[] | null> {
  // The row's lock makes a message sent at this very moment wait and then find no conversation.
  const locked = await tx.execute(sql`select c.id from conversations c
    where c.id = ${target.conversationId} and ${ownedBy(target.owner, 'c')} for update`);
  if (locked.length === 0) throw notFound('The conversation');
  const jobs = await readJobs(tx, target);
  if (jobs.some((job) => job.open)) return null;
  const jobIds = jobs.map((job) => job.id);
  await tx.execute(sql`delete from conversations where id = ${target.conversationId}`);
  await eraseJobs(tx, jobIds);
  return jobIds;
}
