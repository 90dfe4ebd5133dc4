import { openCookie } from '../auth/cookie.ts';
import { endAllSessions } from '../auth/sessions.ts';
import type { Db } from '../db/connect.ts';

type SignOutParams = { userId: string; request: Request; headers: Headers };

/** Ends every session of a person on the server, this browser's too, and empties its cookie. */
export async function signOutEverywhere(db: Db, { userId, request, headers }: SignOutParams) {
  const ended = await endAllSessions(db, userId);
  const cookie = await openCookie(request, headers);
  cookie.destroy();
  return { ended };
}
