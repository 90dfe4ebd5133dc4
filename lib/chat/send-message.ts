import { TIERS } from '../constants.ts';
import type { Connection, Db } from '../db/connect.ts';
import { tables } from '../db/tables.ts';
import { newId } from '../ids.ts';
import { createJob } from '../jobs/create-job.ts';
import { hintNewJob } from '../jobs/hints.ts';
import { decodeImages } from './check-images.ts';
import { cutHistory } from './cut-history.ts';
import { drawInChat, requireDrawable } from './image-command.ts';
import { requireImageWorker } from './image-workers.ts';
import { openConversation } from './open-conversation.ts';
import { readPath } from './read-path.ts';
import { requireImageRoom } from './require-room.ts';
import { runAsSender, type Sender } from './run-as-sender.ts';
import { parseImageCommand, type SendRequest, sendResponse } from './schemas.ts';

/**
 * Stores a message, holds its price and queues the job that answers it, all in one transaction: either everything is
 * there or nothing is. `/image …` is answered with a picture.
 *
 * @throws AppError `insufficient_credits`, `not_found` (the conversation), `rate_limited` (signed out), `conflict`,
 *   `no_image_worker`, `invalid_request`; of a picture what `requireDrawable` throws
 */
export async function sendMessage(connection: Connection, params: Sender & { body: SendRequest }) {
  const { owner, body } = params;
  const images = decodeImages(body.images ?? []);
  const drawing = images.length > 0 ? null : parseImageCommand(body.content);
  const artist = drawing === null ? null : requireDrawable(owner, drawing);
  const { result, repeated } = await runAsSender(connection, params, sendResponse, async (tx) => {
    if (images.length > 0) {
      await requireImageWorker(tx, body.tier);
      await requireImageRoom(tx, owner);
    }
    const { content } = body;
    const { conversationId, parentId } = await openConversation(tx, owner, body, drawing ?? content);
    const jobId = drawing !== null && artist !== null ? await drawInChat(tx, artist, drawing) : await ask(tx, parentId);
    const messageId = newId('message');
    const answerId = newId('message');
    await tx.insert(tables.messages).values([
      { id: messageId, conversationId, parentId, role: 'user', content },
      { id: answerId, conversationId, parentId: messageId, role: 'assistant', jobId },
    ]);
    if (images.length > 0) {
      await tx
        .insert(tables.messageImages)
        .values(
          images.map(({ type, bytes }, ordinal) => ({ id: newId('image'), messageId, ordinal, type, data: bytes })),
        );
    }
    return { jobId, conversationId, messageId, answerId };
  });
  if (!repeated) hintNewJob(connection, drawing === null ? body.tier : 'image');
  return result;

  async function ask(tx: Db, parentId: string | null): Promise<string> {
    const history = await readPath(tx, { leafId: parentId, tier: body.tier });
    const message = {
      role: 'user' as const,
      content: body.content,
      ...(images.length > 0 && { images: body.images ?? [] }),
    };
    const messages = cutHistory([...history, message], TIERS[body.tier].contextCharsMax);
    return createJob(tx, { owner, tier: body.tier, messages });
  }
}
