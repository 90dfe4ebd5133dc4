import { eq, sql } from 'drizzle-orm';
import * as z from 'zod';
import { NONCE_SECONDS, SESSION_SECONDS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { tables } from '../db/tables.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import type { SessionUser } from './schemas.ts';

/**
 * Marks a nonce as used.
 * @throws AppError `unauthorized` when it had been used before (a replayed signature)
 */
export async function spendNonce(db: Db, nonce: string): Promise<void> {
  const rows = await db.execute(sql`insert into used_nonces (nonce, expires_at)
    values (${nonce}, now() + make_interval(secs => ${NONCE_SECONDS * 2})) on conflict do nothing returning nonce`);
  if (rows.length === 0) throw new AppError('unauthorized', 'Sign-in refused: the nonce has been used.');
}

/** @returns the new session's id, for the cookie */
export async function createSession(db: Db, userId: string): Promise<string> {
  const id = newId('session');
  const expiresAt = sql`now() + make_interval(secs => ${SESSION_SECONDS})`;
  await db.insert(tables.sessions).values({ id, userId, expiresAt });
  return id;
}

/** The person behind a session, or null when it has ended. */
export async function findSessionUser(db: Db, sessionId: string): Promise<SessionUser | null> {
  return queryRow(
    db,
    z.object({ id: z.string(), address: z.string() }),
    sql`select u.id, u.address from sessions s join users u on u.id = s.user_id
        where s.id = ${sessionId} and s.expires_at > now() and u.deleted_at is null`,
  );
}

export async function endSession(db: Db, sessionId: string): Promise<void> {
  await db.delete(tables.sessions).where(eq(tables.sessions.id, sessionId));
}

/** Ends every session of a person, in whatever browser. @returns how many there were */
export async function endAllSessions(db: Db, userId: string): Promise<number> {
  const ended = await db
    .delete(tables.sessions)
    .where(eq(tables.sessions.userId, userId))
    .returning({ id: tables.sessions.id });
  return ended.length;
}
