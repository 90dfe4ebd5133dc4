import type { ServerResponse } from 'node:http';
import { RESPONSE_STALL_SECONDS } from './transfer-limits.ts';

/**
 * Cuts the connection off when an answer waits for a reader who has taken none of it for this long: what is waiting stays in
 * memory. Silence alone ends nothing: a worker's model may think for minutes before its next line, and Node's own timer, which this
 * is, starts again whenever a byte moves, also in the middle of a long write.
 */
export function endStalled(response: ServerResponse, stallMs = RESPONSE_STALL_SECONDS * 1000): void {
  // With a listener it is left to us what to do.
  response.setTimeout(stallMs, () => {
    const { socket } = response;
    if (socket && socket.writableLength > 0) socket.destroy();
  });
}
