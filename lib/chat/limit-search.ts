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

const running = () => shared('searches', () => new Map<string, number>());

/**
 * Runs a search so that it can't keep others from the database: few at once, for each owner and in all, and none for long.
 * @throws AppError `rate_limited`, `unavailable`
 */
export async function limitSearch<T>(
  db: Db,
  owner: Owner,
  search: (tx: Db) => Promise<T>,
  { secondsMax = SECONDS_MAX } = {},
): Promise<T> {
  const ownerId = owner.userId ?? owner.visitorId ?? '';
  const own = running().get(ownerId) ?? 0;
  const all = [...running().values()].reduce((sum, count) => sum + count, 0);
  if (own >= SEARCHES_PER_OWNER || all >= SEARCHES_MAX) {
    throw new AppError('rate_limited', 'Other searches are still running.', { retryAfterSeconds: 1 });
  }
  running().set(ownerId, own + 1);
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
    const left = (running().get(ownerId) ?? 1) - 1;
    if (left > 0) running().set(ownerId, left);
    else running().delete(ownerId);
  }
}
