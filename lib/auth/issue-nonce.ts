import { generateSiweNonce } from 'viem/siwe';
import { getEnv } from '../env.ts';
import { newId } from '../ids.ts';
import { freshNonces, openCookie } from './cookie.ts';

/** Sign-ins a browser may have under way at once: one a tab, more or less. */
const NONCES_MAX = 5;

/**
 * Gives a browser a nonce, bound to its cookie. Nothing is written to the database until it is used, so that asking
 * for nonces can't fill it.
 */
export async function issueNonce(request: Request, headers: Headers, now = Date.now()) {
  const cookie = await openCookie(request, headers);
  const nonce = generateSiweNonce();
  // Named before signing in, so that a first message sent meanwhile names no new one: its answer's cookie, arriving after the
  // session's, would sign the person out again.
  if (cookie.sessionId === undefined) cookie.visitorId ??= newId('visitor');
  cookie.nonces = [...freshNonces(cookie, now), { nonce, issuedAt: now }].slice(-NONCES_MAX);
  await cookie.save();
  return { nonce, chainId: getEnv().chainId };
}
