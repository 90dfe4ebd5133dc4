import type { Subscription } from './driver.ts';
import { addReader, removeReader, requireReaderRoom } from './open-readers.ts';

/** `no-transform` and `X-Accel-Buffering` keep proxies from gathering the stream up. */
const SSE_HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
  connection: 'keep-alive',
};

/** A finished list of frames as an SSE response. */
export function sseFromFrames(frames: readonly Uint8Array[]): Response {
  return new Response(new Blob(frames.map((frame) => new Uint8Array(frame))), { headers: SSE_HEADERS });
}

/**
 * Streams a subscription as SSE. The reader's speed rules: a frame is made only when the connection has room for it.
 * The reader's leaving unsubscribes and stops nothing else.
 * @param parties on whose account the stream is open: a person, or a signed-out browser and its address
 * @throws AppError `rate_limited` when one of them has too many open
 */
export function sseFromSubscription(
  parties: readonly string[],
  subscribe: (wake: () => void) => Subscription,
): Response {
  requireReaderRoom(parties);
  let subscription: Subscription | null = null;
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null;

  const end = () => {
    subscription?.unsubscribe();
    subscription = null;
    if (controller) removeReader(controller);
  };
  let pumping = false;
  const pump = () => {
    // `enqueue` calls `pull`, that is this function, before it returns: one round at a time.
    if (pumping || !subscription || !controller) return;
    pumping = true;
    while ((controller.desiredSize ?? 0) > 0) {
      const frame = subscription.next();
      if (!frame) break;
      controller.enqueue(frame);
    }
    pumping = false;
    if (subscription.finished) {
      end();
      controller.close();
    }
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start(created) {
        controller = created;
        subscription = subscribe(pump);
        addReader(created, parties);
      },
      // Called whenever the connection has room again, and once at the start.
      pull: pump,
      cancel: end,
    },
    { highWaterMark: 2 },
  );
  return new Response(body, { headers: SSE_HEADERS });
}
