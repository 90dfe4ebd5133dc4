import type { ImageInput } from '@/lib/chat/schemas.ts';
import { imageUrl } from '@/lib/client/chat-api.ts';

/** Where a message's picture is. What was sent a moment ago, or in a temporary chat, carries itself as its id. */
export function pictureUrl(id: string): string {
  return id.startsWith('data:') ? id : imageUrl(id);
}

export function toDataUrl({ type, data }: ImageInput): string {
  return `data:${type};base64,${data}`;
}
