import { getIronSession, type IronSession } from 'iron-session';
import { NONCE_SECONDS, SESSION_SECONDS } from '../constants.ts';
import { getEnv } from '../env.ts';

/** What the sealed cookie carries. */
export type CookieData = {
  /** A row of `sessions`: what being signed in rests on. */
  sessionId?: string;
  /** Names a signed-out browser, so that its conversations are its own. */
  visitorId?: string;
  /** Nonces given out to this browser that await a signature. */
  nonces?: { nonce: string; issuedAt: number }[];
};

const COOKIE_NAME = 'ashao_session';

/**
 * Opens the cookie. A forged or outdated one reads as empty.
 * @param headers of the answer: `save()` and `destroy()` add Set-Cookie there
 */
export async function openCookie(request: Request, headers: Headers): Promise<IronSession<CookieData>> {
  const env = getEnv();
  // iron-session wants a Response of which it uses only the headers.
  const carrier = { headers } as Response;
  const options = {
    cookieName: COOKIE_NAME,
    password: env.SESSION_SECRET,
    ttl: SESSION_SECONDS,
    cookieOptions: {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: env.APP_URL?.startsWith('https:') ?? false,
    },
  } as const;
  try {
    return await getIronSession<CookieData>(request, carrier, options);
  } catch {
    // Most forgeries read as empty; one that only looks like a seal makes the library throw.
    return getIronSession<CookieData>(new Request(request.url), carrier, options);
  }
}

/** The nonces of a cookie that can still be used at `now` (epoch milliseconds). */
export function freshNonces(data: CookieData, now: number): { nonce: string; issuedAt: number }[] {
  return (data.nonces ?? []).filter(
    ({ issuedAt }) => now - issuedAt < NONCE_SECONDS * 1000 && issuedAt <= now + 60_000,
  );
}
