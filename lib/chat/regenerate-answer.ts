import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { TIERS } from '../constants.ts';
import type { Connection, Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { tables } from '../db/tables.ts';
import { notFound } from '../errors.ts';
import { newId } from '../ids.ts';
import { createJob } from '../jobs/create-job.ts';
import { hintNewJob } from '../jobs/hints.ts';
import type { Owner } from '../jobs/owner.ts';
import { cutHistory } from './cut-history.ts';
import { drawInChat, requireDrawable } from './image-command.ts';
import { requireImageWorker } from './image-workers.ts';
import { liveConversation } from './live-conversation.ts';
import { readPath } from './read-path.ts';
import { requireRoom } from './require-room.ts';
import { runAsSender, type Sender } from './run-as-sender.ts';
import { parseImageCommand, type regenerateRequest, sendResponse } from './schemas.ts';

/**
 * Has the question of an answer answered once more. The new answer is a sibling of the old one, which stays.
 *
 * @throws AppError `not_found` (the answer), `insufficient_credits`, `rate_limited` (signed out), `conflict`,
 *   `no_image_worker`
 */
export async function regenerateAnswer(
  connection: Connection,
  params: Sender & { body: z.infer<typeof regenerateRequest> },
) {
  const { owner, body } = params;
  let drawing: string | null = null;
  const { result, repeated } = await runAsSender(connection, params, sendResponse, async (tx) => {
    const { conversationId, messageId, content, hasImages } = await findQuestion(tx, owner, body.messageId);
    if (hasImages) await requireImageWorker(tx, body.tier);
    await requireRoom(tx, conversationId);
    drawing = hasImages ? null : parseImageCommand(content);
    const jobId = drawing === null ? await ask(tx, messageId) : await draw(tx, drawing);
    const answerId = newId('message');
    await tx
      .insert(tables.messages)
      .values({ id: answerId, conversationId, parentId: messageId, role: 'assistant', jobId });
    return { jobId, conversationId, messageId, answerId };
  });
  if (!repeated) hintNewJob(connection, drawing === null ? body.tier : 'image');
  return result;

  async function ask(tx: Db, leafId: string): Promise<string> {
    const history = await readPath(tx, { leafId, tier: body.tier });
    const messages = cutHistory(history, TIERS[body.tier].contextCharsMax);
    return createJob(tx, { owner, tier: body.tier, messages });
  }

  function draw(tx: Db, prompt: string): Promise<string> {
    return drawInChat(tx, requireDrawable(owner, prompt), prompt);
  }
}

const questionRow = z.object({
  conversationId: z.string(),
  messageId: z.string(),
  content: z.string(),
  hasImages: z.boolean(),
});

/** The question that an answer answers; its conversation moves to the top of the list. */
async function findQuestion(tx: Db, owner: Owner, answerId: string) {
  const question = await queryRow(
    tx,
    questionRow,
    sql`update conversations c set updated_at = now()
        from messages m join messages q on q.id = m.parent_id
        where m.id = ${answerId} and m.role = 'assistant' and m.parent_id is not null
          and c.id = m.conversation_id and ${liveConversation(owner, 'c')}
        returning c.id as "conversationId", m.parent_id as "messageId", coalesce(q.content, '') as content,
          exists (select from message_images i where i.message_id = m.parent_id) as "hasImages"`,
  );
  if (!question) throw notFound('The answer');
  return question;
}
