import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { DELETE_UNDO_SECONDS } from '../constants.ts';
import type { Connection, Db } from '../db/connect.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import { notFound } from '../errors.ts';
import { type Owner, ownedBy } from '../jobs/owner.ts';
import { stopJob } from '../jobs/stop-job.ts';
import type { StreamDriver } from '../stream/driver.ts';
import { CONVERSATION_COLUMNS, conversationRow } from './list-conversations.ts';
import { liveConversation } from './live-conversation.ts';

type Target = { owner: Owner; conversationId: string };

/** @throws AppError `not_found` */
export async function renameConversation(db: Db, params: Target & { title: string }) {
  const conversation = await queryRow(
    db,
    conversationRow,
    sql`update conversations c set title = ${params.title}
        where c.id = ${params.conversationId} and ${liveConversation(params.owner, 'c')} returning ${CONVERSATION_COLUMNS}`,
  );
  if (!conversation) throw notFound('The conversation');
  return conversation;
}

/**
 * Deletes a conversation: it is gone for every reader at once, its running jobs are stopped, and it is erased
 * DELETE_UNDO_SECONDS later unless it is restored before.
 *
 * @throws AppError `not_found`
 */
export async function deleteConversation(connection: Connection, streams: StreamDriver, params: Target): Promise<void> {
  const rows = await connection.db.execute(sql`update conversations c set deleted_at = now()
    where c.id = ${params.conversationId} and ${liveConversation(params.owner, 'c')} returning c.id`);
  if (rows.length === 0) throw notFound('The conversation');
  // After the mark: it keeps new messages out, so that none is sent between the two steps.
  await stopOpenJobs(connection, streams, params);
}

/** Takes a deletion back. @throws AppError `not_found`, also when the time is over */
export async function restoreConversation(db: Db, params: Target) {
  const conversation = await queryRow(
    db,
    conversationRow,
    sql`update conversations c set deleted_at = null
        where c.id = ${params.conversationId} and ${ownedBy(params.owner, 'c')}
          and c.deleted_at > now() - make_interval(secs => ${DELETE_UNDO_SECONDS})
        returning ${CONVERSATION_COLUMNS}`,
  );
  if (!conversation) throw notFound('The conversation');
  return conversation;
}

async function stopOpenJobs(connection: Connection, streams: StreamDriver, target: Target): Promise<void> {
  const open = await queryRows(
    connection.db,
    z.object({ id: z.string() }),
    sql`select j.id from conversations c join messages m on m.conversation_id = c.id join jobs j on j.id = m.job_id
        where c.id = ${target.conversationId} and ${ownedBy(target.owner, 'c')} and j.status in ('queued', 'running')`,
  );
  for (const job of open) await stopJob(connection, streams, { owner: target.owner, jobId: job.id });
}
