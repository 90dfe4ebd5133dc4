import { readConversation } from '../chat/read-conversation.ts';
import { readImage } from '../chat/read-image.ts';
import type { Message } from '../chat/schemas.ts';
import type { Db } from '../db/connect.ts';
import { AppError } from '../errors.ts';
import type { Owner } from '../jobs/owner.ts';

type ConversationParams = { owner: Owner; conversationId: string };

/** One conversation as JSON, message by message, with its pictures in base64. Nothing when it has just been deleted. */
export async function* writeConversation(db: Db, params: ConversationParams): AsyncGenerator<string> {
  const found = await readConversation(db, params).catch(nullWhenGone);
  if (!found) return;
  const { messages, ...rest } = found;
  yield `${JSON.stringify(rest).slice(0, -1)},"messages":[`;
  for (const [index, message] of messages.entries()) {
    yield `${index === 0 ? '' : ','}${JSON.stringify(await withPictures(db, params.owner, message))}`;
  }
  yield ']}';
}

async function withPictures(db: Db, owner: Owner, message: Message) {
  const images = [];
  for (const { id, type } of message.images) {
    const image = await readImage(db, { owner, imageId: id }).catch(nullWhenGone);
    images.push({ id, type, data: image && Buffer.from(image.data).toString('base64') });
  }
  return { ...message, images };
}

function nullWhenGone(error: unknown): null {
  if (error instanceof AppError && error.code === 'not_found') return null;
  throw error;
}
