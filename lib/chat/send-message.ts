import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { TIERS } from '../constants.ts';
import type { Connection, Db } from '../db/connect.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import type { JobMessage } from '../db/schema/jobs.ts';
import { tables } from '../db/tables.ts';
import { notFound } from '../errors.ts';
import { newId } from '../ids.ts';
import { createJob } from '../jobs/create-job.ts';
import { hintNewJob } from '../jobs/hints.ts';
import { type Owner, ownedBy } from '../jobs/owner.ts';
import { countAnonymousMessage } from './anonymous-quota.ts';
import { cutHistory } from './cut-history.ts';
import { runOnce } from './idempotency.ts';
import { type SendRequest, sendResponse } from './schemas.ts';
import { titleOf } from './title-of.ts';

export type SendParams = {
  owner: Owner;
  /** The caller's address, for the signed-out limit. */
  address: string;
  body: SendRequest;
  idempotencyKey: string | null;
};

/** History rows looked at: more would not fit any tier's budget. */
const HISTORY_ROWS_MAX = 200;

/**
 * Stores a message, holds its price and queues the job that answers it, all in one transaction: either everything is
 * there or nothing is.
 *
 * @throws AppError `insufficient_credits`, `not_found` (the conversation), `rate_limited` (signed out), `conflict`
 */
export async function sendMessage(connection: Connection, params: SendParams) {
  const { owner, body } = params;
  const ownerId = owner.userId ?? owner.visitorId ?? '';
  const once = { ownerId, key: params.idempotencyKey, request: body, response: sendResponse };
  const { result, repeated } = await connection.db.transaction((tx) =>
    runOnce(tx, once, async () => {
      if (owner.visitorId !== undefined) {
        await countAnonymousMessage(tx, { visitorId: owner.visitorId, address: params.address });
      }
      const { content } = body;
      const conversationId = await openConversation(tx, owner, body.conversationId, content);
      const history = await readHistory(tx, conversationId);
      const messages = cutHistory([...history, { role: 'user', content }], TIERS[body.tier].contextCharsMax);
      const jobId = await createJob(tx, { owner, tier: body.tier, messages });
      await tx.insert(tables.messages).values([
        { id: newId('message'), conversationId, role: 'user', content },
        { id: newId('message'), conversationId, role: 'assistant', jobId },
      ]);
      return { jobId, conversationId };
    }),
  );
  if (!repeated) hintNewJob(connection, body.tier);
  return result;
}

/** The conversation to write to, moved to the top of the list; a new one when none is named. */
async function openConversation(tx: Db, owner: Owner, id: string | undefined, content: string): Promise<string> {
  if (id === undefined) {
    const newConversationId = newId('conversation');
    await tx.insert(tables.conversations).values({
      id: newConversationId,
      userId: owner.userId ?? null,
      visitorId: owner.visitorId ?? null,
      title: titleOf(content),
    });
    return newConversationId;
  }
  const row = await queryRow(
    tx,
    z.object({ id: z.string() }),
    sql`update conversations set updated_at = now() where id = ${id} and ${ownedBy(owner, 'conversations')} returning id`,
  );
  if (!row) throw notFound('The conversation');
  return row.id;
}

const historyRow = z.object({ role: z.enum(['user', 'assistant']), content: z.string() });

/** Earlier messages, oldest first, without answers that never came. */
async function readHistory(tx: Db, conversationId: string): Promise<JobMessage[]> {
  const rows = await queryRows(
    tx,
    historyRow,
    sql`select m.role, coalesce(m.content, j.output) as content
        from messages m left join jobs j on j.id = m.job_id
        where m.conversation_id = ${conversationId} and coalesce(m.content, j.output) is not null
        order by m.ordinal desc limit ${HISTORY_ROWS_MAX}`,
  );
  return rows.reverse();
}
