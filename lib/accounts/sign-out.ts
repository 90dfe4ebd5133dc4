import { openCookie } from '../auth/cookie.ts';
import { endSession } from '../auth/sessions.ts';
import type { Db } from '../db/connect.ts';

/** Ends the session on the server, wherever its cookie was copied to, and empties the cookie. */
export async function signOut(db: Db, request: Request, headers: Headers): Promise<void> {
  const cookie = await openCookie(request, headers);
  if (cookie.sessionId) await endSession(db, cookie.sessionId);
  cookie.destroy();
}
