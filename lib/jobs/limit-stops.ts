import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { IMAGE_STOPS_PER_HOUR_MAX } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { AppError } from '../errors.ts';

const HOUR_SECONDS = 3_600;
const keyOf = (userId: string) => `image-stops:${userId}`;

/** Counts a picture that was stopped while somebody drew it: it costs nothing, and its worker has worked for nothing. */
export async function countStop(tx: Db, userId: string): Promise<void> {
  await tx.execute(sql`
    insert into rate_counters (key, window_start, count)
    values (${keyOf(userId)}, to_timestamp(floor(extract(epoch from now()) / ${HOUR_SECONDS}) * ${HOUR_SECONDS}), 1)
    on conflict (key, window_start) do update set count = rate_counters.count + 1`);
}

/**
 * Refuses whoever has had many pictures stopped: a script that asks and stops would keep every machine busy for nothing.
 * @throws AppError `rate_limited`
 */
export async function requireFewStops(tx: Db, userId: string): Promise<void> {
  const row = await queryRow(
    tx,
    z.object({ n: z.coerce.number() }),
    sql`select coalesce(sum(count), 0) as n from rate_counters
        where key = ${keyOf(userId)} and window_start > now() - make_interval(secs => ${HOUR_SECONDS})`,
  );
  if ((row?.n ?? 0) < IMAGE_STOPS_PER_HOUR_MAX) return;
  const message = 'You have stopped many pictures while they were drawn. Wait a little before the next.';
  throw new AppError('rate_limited', message, { retryAfterSeconds: HOUR_SECONDS });
}
