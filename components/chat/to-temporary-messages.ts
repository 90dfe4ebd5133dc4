import type { Message, TemporaryRequest } from '@/lib/chat/schemas.ts';
import { IMAGES_PER_MESSAGE_MAX, TEMPORARY_MESSAGES_MAX } from '@/lib/constants.ts';
import { chatStrings } from '@/lib/strings/chat.ts';

/**
 * A temporary chat's messages as they are sent. Answers that never came say nothing and are left out; of the pictures the
 * newest go along, as many as one message may have: a worker is given no more than that.
 */
export function toTemporaryMessages(messages: readonly Message[]): TemporaryRequest['messages'] {
  let left = IMAGES_PER_MESSAGE_MAX;
  return messages
    .filter(({ content, images }) => content.trim() !== '' || images.length > 0)
    .slice(-TEMPORARY_MESSAGES_MAX)
    .reverse()
    .map(({ role, content, images }) => {
      if (images.length === 0) return { role, content };
      left -= images.length;
      if (left < 0) return { role, content: content || chatStrings.picturesLeftOut };
      return { role, content, images: images.map(({ id, type }) => ({ type, data: base64Of(id) })) };
    })
    .reverse();
}

/** Here a picture's id is its data URL: it was never stored. */
function base64Of(dataUrl: string): string {
  return dataUrl.slice(dataUrl.indexOf(',') + 1);
}
