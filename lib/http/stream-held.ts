import { shared } from '../shared.ts';
import { enterRoom } from './enter-room.ts';

type Readers = { count: number; leave(): void };
type HeldOptions = { name: string; bytesMax: number; address: string };

/** What is handed on at a time: enough for a fast connection, and all that a slow one keeps of its own. */
const PIECE_BYTES = 64 * 1024;

/**
 * Bytes in memory as a stream of views, so that any number of readers costs them once. They are counted, once for each
 * address, until the last of its readers has read them or is gone.
 * @throws AppError `unavailable` when readers hold too much already
 */
export function streamHeld(bytes: Uint8Array, options: HeldOptions): ReadableStream<Uint8Array<ArrayBuffer>> {
  const release = hold(bytes, options);
  let at = 0;
  return new ReadableStream(
    {
      pull(controller) {
        // Asked for once more than there are pieces: then the last one has left, too.
        if (at >= bytes.length) {
          release();
          controller.close();
          return;
        }
        controller.enqueue(bytes.subarray(at, at + PIECE_BYTES) as Uint8Array<ArrayBuffer>);
        at += PIECE_BYTES;
      },
      cancel: release,
    },
    { highWaterMark: 0 },
  );
}

function hold(bytes: Uint8Array, { name, bytesMax, address }: HeldOptions): () => void {
  const all = shared('held-bytes', () => new WeakMap<Uint8Array, Map<string, Readers>>());
  const byAddress = all.get(bytes) ?? new Map<string, Readers>();
  all.set(bytes, byAddress);
  const readers = byAddress.get(address) ?? { count: 0, leave: take() };
  byAddress.set(address, readers);
  readers.count += 1;
  return () => {
    readers.count -= 1;
    if (readers.count > 0) return;
    byAddress.delete(address);
    readers.leave();
  };

  function take() {
    const place = enterRoom({ name, bytesMax, key: address, oneBytesMax: bytes.length });
    place.take(bytes.length);
    return place.leave;
  }
}
