import * as z from 'zod/mini';
import { accountResponse, deleteAccountResponse } from '../accounts/schemas.ts';
import { nonceResponse, sessionResponse, sessionsEndedResponse, verifyResponse } from '../auth/schemas.ts';
import { creditsResponse, type EntryKind, historyResponse } from '../ledger/schemas.ts';
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

/** Ends every session of the person, in whatever browser. */
export function signOutEverywhere() {
  return requestJson('/api/auth/sessions', sessionsEndedResponse, { method: 'DELETE' });
}

export function fetchAccount(signal: AbortSignal) {
  return requestJson('/api/account', accountResponse, { signal });
}

/** @param address that of the account shown: the server refuses when another one is signed in by now */
export function deleteAccount(address: string) {
  return requestJson('/api/account/delete', deleteAccountResponse, { method: 'POST', body: { address } });
}

export function fetchHistory(params: { kind: EntryKind | null; cursor: string | null; signal: AbortSignal }) {
  const query = new URLSearchParams();
  if (params.kind !== null) query.set('kind', params.kind);
  if (params.cursor !== null) query.set('cursor', params.cursor);
  return requestJson(`/api/credits/history?${query}`, historyResponse, { signal: params.signal });
}

/** Files that the browser saves itself. */
export const HISTORY_CSV_URL = '/api/credits/history/export';
export const ACCOUNT_EXPORT_URL = '/api/account/export';
