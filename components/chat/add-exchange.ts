import type { QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type conversationResponse,
  type ImageInput,
  type Message,
  parseImageCommand,
  type sendResponse,
} from '@/lib/chat/schemas.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { TITLE_CHARS_MAX, type TierId } from '@/lib/constants.ts';
import { chatStrings } from '@/lib/strings/chat.ts';
import { toDataUrl } from './picture-url.ts';
import { waitingAnswer } from './waiting-answer.ts';

type Cached = z.infer<typeof conversationResponse>;
type Exchange = {
  sent: z.infer<typeof sendResponse>;
  tier: TierId;
  free: boolean;
  /** Null when only an answer was asked for once more. */
  question: { content: string; images: readonly ImageInput[]; parentId: string | null } | null;
};

/** Shows a message the server has just accepted, and the answer being waited for, before the list is read again. */
export function addExchange(queries: QueryClient, { sent, tier, free, question }: Exchange): void {
  const { conversationId, messageId } = sent;
  const createdAt = new Date().toISOString();
  const cached = queries.getQueryData<Cached>(queryKeys.conversation(conversationId));
  const asked = question ?? cached?.messages.find(({ id }) => id === messageId);
  const isPicture = asked?.images.length === 0 && parseImageCommand(asked.content) !== null;
  const lane = isPicture ? 'image' : tier;
  const added: Message[] = [
    waitingAnswer({ id: sent.answerId, parentId: messageId, createdAt, tier: lane, free, ...sent }),
  ];
  if (question !== null) {
    const { content, parentId } = question;
    const images = question.images.map((image) => ({ id: toDataUrl(image), type: image.type }));
    added.unshift({ id: messageId, parentId, role: 'user', content, createdAt, images, job: null });
  }
  queries.setQueryData<Cached>(queryKeys.conversation(conversationId), () => ({
    conversation: cached?.conversation ?? {
      id: conversationId,
      title: (question?.content ?? '').slice(0, TITLE_CHARS_MAX) || chatStrings.pictureTitle,
      createdAt,
      updatedAt: createdAt,
    },
    share: cached?.share ?? null,
    messages: [...(cached?.messages ?? []).filter(({ id }) => !added.some((message) => message.id === id)), ...added],
  }));
}
