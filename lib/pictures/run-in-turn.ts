import { AppError } from '../errors.ts';
import { shared } from '../shared.ts';

const MIB = 1024 * 1024;

/**
 * The lines that work on pictures waits in, each its own, so that a rush of one kind holds up no other. One at a time in each:
 * a picture takes up to 64 MB for its pixels and one of the process's four threads, and the fourth is for reading files.
 */
const LANES = {
  uploads: { waitingMax: 16, bytesMax: 64 * MIB },
  previews: { waitingMax: 8, bytesMax: 2 * MIB },
  downloads: { waitingMax: 8, bytesMax: 64 * MIB },
} as const;
export type PictureLane = keyof typeof LANES;

type Turn = { readonly bytes: number; readonly key: string | undefined; start(): void; refuse(reason: unknown): void };
type Line = { running: boolean; waiting: Turn[] };

type TurnOptions = {
  /** What the work holds in memory while it waits. */
  bytes?: number;
  /** Of one key only the newest waits: an older one is refused for it. */
  key?: string;
  /** Leaves the line; work that has begun goes on. */
  signal?: AbortSignal;
};

/**
 * Runs the work when its lane is free, in the order of the calls.
 * @throws AppError `unavailable` when the lane's line is full; the signal's reason
 */
export async function runInTurn<T>(
  lane: PictureLane,
  work: () => Promise<T>,
  { bytes = 0, key, signal }: TurnOptions = {},
): Promise<T> {
  signal?.throwIfAborted();
  const line = shared<Line>(`picture-turns-${lane}`, () => ({ running: false, waiting: [] }));
  if (line.running) await wait(line, LANES[lane], { bytes, key, signal });
  else line.running = true;
  try {
    return await work();
  } finally {
    // The place goes to the next directly, so nobody overtakes.
    const next = line.waiting.shift();
    if (next === undefined) line.running = false;
    else next.start();
  }
}

type Limits = { readonly waitingMax: number; readonly bytesMax: number };
type Waiter = { bytes: number; key: string | undefined; signal: AbortSignal | undefined };

function wait(line: Line, { waitingMax, bytesMax }: Limits, { bytes, key, signal }: Waiter): Promise<void> {
  const older = key === undefined ? undefined : line.waiting.find((turn) => turn.key === key);
  older?.refuse(busy());
  const held = line.waiting.reduce((sum, turn) => sum + turn.bytes, 0);
  if (line.waiting.length >= waitingMax || held + bytes > bytesMax) return Promise.reject(busy());
  return new Promise((resolve, reject) => {
    const leave = () => turn.refuse(signal?.reason);
    const turn: Turn = {
      bytes,
      key,
      start: () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      },
      refuse: (reason) => {
        signal?.removeEventListener('abort', leave);
        line.waiting = line.waiting.filter((other) => other !== turn);
        reject(reason);
      },
    };
    line.waiting.push(turn);
    signal?.addEventListener('abort', leave, { once: true });
  });
}

function busy(): AppError {
  return new AppError('unavailable', 'Too many pictures are being worked on. Try again.', { retryAfterSeconds: 5 });
}
