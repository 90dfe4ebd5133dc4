import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { clientAddress } from './client-address.ts';
import type { Answer } from './endpoint.ts';
import { enterRoom } from './enter-room.ts';
import { LARGE_ANSWERS_BYTES_MAX } from './transfer-limits.ts';

/** What is smaller goes to the kernel as it is written, whether its reader takes it or not. */
const LARGE_BYTES = 64 * 1024;

/**
 * Writes an answer to Node's response at once. A web-standard `Response` around a short text, its body stream and the
 * reading of that stream cost a fifth of a small request.
 * @returns what tells the Node adapter that nothing is left to do
 * @throws AppError `unavailable`, with nothing written, when readers hold too much of large answers
 */
export function writeAnswer(request: Request, outgoing: ServerResponse, { status, headers, text }: Answer): Response {
  // The caller may have gone meanwhile.
  if (outgoing.destroyed) return RESPONSE_ALREADY_SENT;
  const length = Buffer.byteLength(text);
  if (length > LARGE_BYTES) holdRoom(request, outgoing, length);
  outgoing.statusCode = status;
  for (const [name, value] of headers) {
    if (name === 'set-cookie') outgoing.appendHeader(name, value);
    else outgoing.setHeader(name, value);
  }
  outgoing.setHeader('content-length', length);
  outgoing.end(text);
  return RESPONSE_ALREADY_SENT;
}

function holdRoom(request: Request, outgoing: ServerResponse, length: number): void {
  const place = enterRoom({
    name: 'large-answers',
    bytesMax: LARGE_ANSWERS_BYTES_MAX,
    key: clientAddress(request),
    oneBytesMax: length,
  });
  place.take(length);
  outgoing.once('close', place.leave);
}
