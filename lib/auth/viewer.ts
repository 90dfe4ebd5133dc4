import type { Db } from '../db/connect.ts';
import { getDb } from '../db/get-db.ts';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { openCookie } from './cookie.ts';
import { requireShownAccount } from './require-shown-account.ts';
import type { SessionUser } from './schemas.ts';
import { findSessionUser } from './sessions.ts';

/** Who looks: a signed-in person, or a signed-out browser (null when it has done nothing yet). */
export type Viewer = { user: SessionUser; visitorId: null } | { user: null; visitorId: string | null };

/** Reads the viewer from the cookie. @throws AppError `account_changed`, see `requireShownAccount` */
export async function readViewer(request: Request, headers: Headers, db: Db = getDb()): Promise<Viewer> {
  const cookie = await openCookie(request, headers);
  const user = cookie.sessionId ? await findSessionUser(db, cookie.sessionId) : null;
  requireShownAccount(request, user);
  return user ? { user, visitorId: null } : { user: null, visitorId: cookie.visitorId ?? null };
}

/** The signed-in person. @throws AppError `unauthorized` */
export async function requireUser(request: Request, headers: Headers): Promise<SessionUser> {
  const { user } = await readViewer(request, headers);
  if (!user) throw new AppError('unauthorized', 'Sign in first.');
  return user;
}

/** A signed-out browser that has done nothing owns nothing: no row has this id. */
const NOBODY = 'vis_nobody';

type Owner = { userId: string } | { visitorId: string };

/** The owner of conversations: the person or the signed-out browser. */
export async function requireOwner(request: Request, headers: Headers): Promise<Owner> {
  const viewer = await readViewer(request, headers);
  return viewer.user ? { userId: viewer.user.id } : { visitorId: viewer.visitorId ?? NOBODY };
}

/**
 * The same for what makes the first thing to own: a browser without an id gets one. Only sending does, so that parallel
 * first requests of a page can't give one browser several ids, of which the last would win.
 */
export async function requireNewOwner(request: Request, headers: Headers): Promise<Owner> {
  const owner = await requireOwner(request, headers);
  if (!('visitorId' in owner) || owner.visitorId !== NOBODY) return owner;
  const cookie = await openCookie(request, headers);
  cookie.visitorId = newId('visitor');
  await cookie.save();
  return { visitorId: cookie.visitorId };
}
