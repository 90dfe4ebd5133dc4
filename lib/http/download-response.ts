import { log } from '../log.ts';
import { attachment } from './attachment.ts';

type Chunks = Iterator<string> | AsyncIterator<string>;
type Download = { fileName: string; contentType: string };

/**
 * A file made while it is sent: no more of it than one chunk is in memory, and a reader that takes its time slows the
 * making down. What fails in mid-file breaks the connection off, so that no browser takes the part for the whole.
 */
export function downloadResponse(chunks: Chunks, { fileName, contentType }: Download): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await chunks.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          log().error({ err: error, file: fileName }, 'a download broke off');
          controller.error(error);
        }
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: { 'content-type': contentType, 'content-disposition': attachment(fileName) },
  });
}
