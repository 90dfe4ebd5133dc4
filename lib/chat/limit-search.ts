import { sql } from 'drizzle-orm';
import type { Db } from '../db/connect.ts';
import { hasCode } from '../db/has-code.ts';
import { AppError } from '../errors.ts';
import type { Owner } from '../jobs/owner.ts';
import { shared } from '../shared.ts';

const SEARCHES_PER_OWNER = 2;
/** Of the pool's connections, which claims and completions need too. */
const SEARCHES_MAX = 6;
const SECONDS_MAX = 3;
/** PostgreSQL's `query_canceled`, which is what a statement's time limit ends with. */
const CANCELED = '57014';

/** How long a search waits for a place: most take a moment, and all browsers that have done nothing are one owner. */
const WAIT_MS = 2_000;

/** `waiting`: called when a place is free. */
const searches = () =>
  shared('searches', () => ({ running: new Map<string, number>(), waiting: new Set<() => void>() }));

/**
 * Runs a search so that it can't keep others from the database: few at once, for each owner and in all, and none for long.
 * @throws AppError `rate_limited` when there is no place for a while, `unavailable`
 */
export async function limitSearch<T>(
  db: Db,
  owner: Owner,
  search: (tx: Db) => Promise<T>,
  { secondsMax = SECONDS_MAX, waitMs = WAIT_MS } = {},
): Promise<T> {
  const ownerId = owner.userId ?? owner.visitorId ?? '';
  await takePlace(ownerId, waitMs);
  try {
    return await db.transaction(async (tx) => {
      // Planned for its words each time: a plan made for any word reads everybody's rows for a common one.
      await tx.execute(sql`select set_config('statement_timeout', ${`${secondsMax * 1_000}ms`}, true),
        set_config('plan_cache_mode', 'force_custom_plan', true)`);
      return search(tx);
    });
  } catch (error) {
    if (!hasCode(error, CANCELED)) throw error;
    throw new AppError('unavailable', 'The search took too long. Try a longer or rarer word.', {}, { cause: error });
  } finally {
    leavePlace(ownerId);
  }
}

function isFull(ownerId: string): boolean {
  const { running } = searches();
  const all = [...running.values()].reduce((sum, count) => sum + count, 0);
  return (running.get(ownerId) ?? 0) >= SEARCHES_PER_OWNER || all >= SEARCHES_MAX;
}

async function takePlace(ownerId: string, waitMs: number): Promise<void> {
  const deadline = performance.now() + waitMs;
  while (isFull(ownerId)) {
    if (await placeLeft(deadline - performance.now())) continue;
    throw new AppError('rate_limited', 'Other searches are still running.', { retryAfterSeconds: 1 });
  }
  // Nothing is awaited since the look, so that nobody else has taken it.
  const { running } = searches();
  running.set(ownerId, (running.get(ownerId) ?? 0) + 1);
}

function leavePlace(ownerId: string): void {
  const { running, waiting } = searches();
  const left = (running.get(ownerId) ?? 1) - 1;
  if (left > 0) running.set(ownerId, left);
  else running.delete(ownerId);
  for (const wake of [...waiting]) wake();
}

/** @returns false when none has become free in time */
function placeLeft(waitMs: number): Promise<boolean> {
  if (waitMs <= 0) return Promise.resolve(false);
  const { waiting } = searches();
  return new Promise((resolve) => {
    const end = (isFree: boolean) => {
      clearTimeout(timer);
      waiting.delete(wake);
      resolve(isFree);
    };
    const wake = () => end(true);
    const timer = setTimeout(() => end(false), waitMs);
    waiting.add(wake);
  });
}
