import type { Message, TemporaryRequest } from '@/lib/chat/schemas.ts';
import { TEMPORARY_MESSAGES_MAX } from '@/lib/constants.ts';

/** A temporary chat's messages as they are sent. Answers that never came say nothing and are left out. */
export function toTemporaryMessages(messages: readonly Message[]): TemporaryRequest['messages'] {
  return messages
    .filter(({ content, images }) => content.trim() !== '' || images.length > 0)
    .slice(-TEMPORARY_MESSAGES_MAX)
    .map(({ role, content, images }) => ({
      role,
      content,
      ...(images.length === 0 ? {} : { images: images.map(({ id, type }) => ({ type, data: base64Of(id) })) }),
    }));
}

/** Here a picture's id is its data URL: it was never stored. */
function base64Of(dataUrl: string): string {
  return dataUrl.slice(dataUrl.indexOf(',') + 1);
}
