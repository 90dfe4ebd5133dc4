import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { ATTEMPT_SECONDS_MAX } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { adoptJobs } from '../jobs/owned-jobs.ts';

/** Longer than any request can be under way: `server.ts` gives them this and a minute. */
export const ADOPTION_SECONDS = ATTEMPT_SECONDS_MAX + 300;

/**
 * Gives a signed-out browser's conversations to the person who has just signed in there, also those that are being
 * stored at this moment: `adoptLateConversation`, called where they are stored, takes turns with this one.
 */
export async function adoptConversations(db: Db, params: { visitorId: string; userId: string }): Promise<void> {
  await lockVisitor(db, params.visitorId);
  await db.execute(sql`insert into adopted_visitors (visitor_id, user_id) values (${params.visitorId}, ${params.userId})
    on conflict (visitor_id) do update set user_id = excluded.user_id, adopted_at = now()`);
  await handOver(db, params);
}

/**
 * The last step of a transaction that stores something for a signed-out browser: when the browser's person signed in
 * after the request had been made, it is handed over at once. Without this it would keep an owner nobody can be again.
 */
export async function adoptLateConversation(db: Db, visitorId: string): Promise<void> {
  await lockVisitor(db, visitorId);
  const adopter = await queryRow(
    db,
    z.object({ userId: z.string() }),
    sql`select user_id as "userId" from adopted_visitors
        where visitor_id = ${visitorId} and adopted_at > now() - make_interval(secs => ${ADOPTION_SECONDS})`,
  );
  if (adopter) await handOver(db, { visitorId, userId: adopter.userId });
}

/**
 * Makes a signed-out browser's requests and its sign-in take turns: whoever comes second sees what the first has committed.
 * Always the first lock of a transaction, since the others are of rows that a sign-in hands over: a sender that held one of
 * them and then waited here would stand against a sign-in that waits for the row.
 */
export async function lockVisitor(db: Db, visitorId: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`visitor:${visitorId}`}, 0))`);
}

async function handOver(db: Db, params: { visitorId: string; userId: string }): Promise<void> {
  await db.execute(sql`update conversations set user_id = ${params.userId}, visitor_id = null
    where visitor_id = ${params.visitorId} and user_id is null`);
  await adoptJobs(db, params);
}
