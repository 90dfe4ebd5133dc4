import { AppError } from '../errors.ts';
import { shared } from '../shared.ts';

type Entrance = {
  /** Which room, and how much all who are in it may hold together. */
  name: string;
  bytesMax: number;
  /** Whose bytes these are: an address, an owner. */
  key: string;
  /** The largest single thing that is allowed. One of it fits even where it is more than a key's part. */
  oneBytesMax: number;
};
type Room = { bytes: number; readonly byKey: Map<string, number> };
export type Place = { take(bytes: number): void; leave(): void };

const RETRY_SECONDS = 5;
/** So much of a room is one key's at most: whoever is slow on purpose leaves the rest to others. */
const KEY_PART = 1 / 4;

/**
 * Keeps count of bytes that wait in memory for the other end, who may be as slow as they like: one place for each transfer.
 * `take` counts what has become of it, `leave` gives all of it back; after that nothing more can be taken.
 * @throws AppError `unavailable`, from `take`, when the room or the key's part of it is full
 */
export function enterRoom({ name, bytesMax, key, oneBytesMax }: Entrance): Place {
  const room = shared<Room>(`room-${name}`, () => ({ bytes: 0, byKey: new Map() }));
  const keyBytesMax = Math.max(bytesMax * KEY_PART, oneBytesMax);
  let held = 0;
  let left = false;
  const change = (bytes: number) => {
    held += bytes;
    room.bytes += bytes;
    const ofKey = (room.byKey.get(key) ?? 0) + bytes;
    if (ofKey === 0) room.byKey.delete(key);
    else room.byKey.set(key, ofKey);
  };
  return {
    take(bytes) {
      if (left || room.bytes + bytes > bytesMax || (room.byKey.get(key) ?? 0) + bytes > keyBytesMax) {
        throw new AppError('unavailable', 'Too much is on its way at once. Try again.', {
          retryAfterSeconds: RETRY_SECONDS,
        });
      }
      change(bytes);
    },
    leave() {
      left = true;
      change(-held);
    },
  };
}
