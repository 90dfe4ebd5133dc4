import type { ImageInput, Message } from '@/lib/chat/schemas.ts';
import { encodeBase64 } from '@/lib/client/encode-base64.ts';
import { pictureUrl } from './picture-url.ts';

/**
 * A message's picture as it can be sent once more: the server takes pictures with the message they belong to only.
 * @throws Error when it can't be fetched
 */
export async function readPicture({ id, type }: Message['images'][number]): Promise<ImageInput> {
  const url = pictureUrl(id);
  if (url.startsWith('data:')) return { type, data: url.slice(url.indexOf(',') + 1) };
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The picture answered with status ${response.status}.`);
  return { type, data: await encodeBase64(await response.blob()) };
}
