import { sql } from 'drizzle-orm';
import * as z from 'zod';
import {
  ANONYMOUS_MESSAGES_PER_ADDRESS,
  ANONYMOUS_MESSAGES_PER_COOKIE,
  ANONYMOUS_WINDOW_SECONDS,
} from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { AppError } from '../errors.ts';

const BUCKET_SECONDS = 3_600;

/**
 * Counts a signed-out message against the browser and the address, in the transaction that stores it: a refused one
 * isn't counted. Hourly counters make a sliding day.
 *
 * @throws AppError `rate_limited`
 */
export async function countAnonymousMessage(db: Db, params: { visitorId: string; address: string }): Promise<void> {
  await count(db, `anonymous:cookie:${params.visitorId}`, ANONYMOUS_MESSAGES_PER_COOKIE);
  await count(db, `anonymous:address:${params.address}`, ANONYMOUS_MESSAGES_PER_ADDRESS);
}

async function count(db: Db, key: string, max: number): Promise<void> {
  // The row's lock makes parallel messages of one browser take turns, so none slips past the limit.
  await db.execute(sql`
    insert into rate_counters (key, window_start, count)
    values (${key}, to_timestamp(floor(extract(epoch from now()) / ${BUCKET_SECONDS}) * ${BUCKET_SECONDS}), 1)
    on conflict (key, window_start) do update set count = rate_counters.count + 1`);
  const row = await queryRow(
    db,
    z.object({ n: z.coerce.number() }),
    sql`select sum(count) as n from rate_counters
        where key = ${key} and window_start > now() - make_interval(secs => ${ANONYMOUS_WINDOW_SECONDS})`,
  );
  if ((row?.n ?? 0) <= max) return;
  throw new AppError('rate_limited', `Signed out, ${max} messages a day are free. Sign in to go on.`, {
    limit: max,
    retryAfterSeconds: BUCKET_SECONDS,
  });
}
