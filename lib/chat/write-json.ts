import type { Conversation, Message } from './schemas.ts';

/** A picture's bytes; null when it is gone. */
type ReadPicture = (image: Message['images'][number]) => Promise<Uint8Array | null>;

/**
 * Messages of a conversation as a JSON document, with each picture as a data URL in `data`. Written while it is read: of the
 * pictures, which may be hundreds of megabytes, one at a time is in memory.
 */
export async function* writeJson(
  conversation: Conversation,
  messages: readonly Message[],
  readPicture: ReadPicture,
): AsyncGenerator<string> {
  yield `{\n"conversation": ${JSON.stringify(conversation, null, 2)},\n"messages": [`;
  for (const [index, { images, ...message }] of messages.entries()) {
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(message, null, 2).slice(0, -2)},\n  "images": [`;
    for (const [place, image] of images.entries()) {
      const data = await readPicture(image);
      const url = data && `data:${image.type};base64,${Buffer.from(data).toString('base64')}`;
      yield `${place === 0 ? '' : ', '}${JSON.stringify({ ...image, data: url })}`;
    }
    yield ']\n}';
  }
  yield '\n]\n}\n';
}
