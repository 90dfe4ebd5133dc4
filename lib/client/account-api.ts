import * as z from 'zod';
import { nonceResponse, sessionResponse, verifyResponse } from '../auth/schemas.ts';
import { creditsResponse } from '../ledger/schemas.ts';
import { requestJson } from './request-json.ts';

export function fetchSession(signal: AbortSignal) {
  return requestJson('/api/auth/session', sessionResponse, { signal });
}

export function fetchNonce() {
  return requestJson('/api/auth/nonce', nonceResponse);
}

export function verifySignIn(message: string, signature: string) {
  return requestJson('/api/auth/verify', verifyResponse, { method: 'POST', body: { message, signature } });
}

/** The answer's shape doesn't matter here: what counts is that the cookie is gone. */
export function signOut() {
  return requestJson('/api/auth/session', z.unknown(), { method: 'DELETE' });
}

export function fetchCredits(signal: AbortSignal) {
  return requestJson('/api/credits', creditsResponse, { signal });
}
