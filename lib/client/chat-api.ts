import {
  changedResponse,
  conversationResponse,
  conversationsResponse,
  deletedResponse,
  type SendRequest,
  sendResponse,
  sharedResponse,
  shareResponse,
  stopResponse,
  type TemporaryRequest,
  temporaryResponse,
} from '../chat/schemas.ts';
import type { TierId } from '../constants.ts';
import { requestJson } from './request-json.ts';

export function sendMessage(body: SendRequest, idempotencyKey: string) {
  return requestJson('/api/chat/send', sendResponse, { method: 'POST', body, idempotencyKey });
}

/** Answers the question of `messageId`, an answer, once more: a sibling of it. */
export function regenerateAnswer(body: { messageId: string; tier: TierId }, idempotencyKey: string) {
  return requestJson('/api/chat/regenerate', sendResponse, { method: 'POST', body, idempotencyKey });
}

/** A message of a chat that the server keeps nothing of. */
export function sendTemporary(body: TemporaryRequest, idempotencyKey: string) {
  return requestJson('/api/chat/temporary', temporaryResponse, { method: 'POST', body, idempotencyKey });
}

export function stopJob(jobId: string) {
  return requestJson('/api/chat/stop', stopResponse, { method: 'POST', body: { jobId } });
}

export function fetchConversations(params: { search: string; cursor: string | null; signal: AbortSignal }) {
  const query = new URLSearchParams();
  if (params.search !== '') query.set('search', params.search);
  if (params.cursor !== null) query.set('cursor', params.cursor);
  const suffix = query.size > 0 ? `?${query}` : '';
  return requestJson(`/api/conversations${suffix}`, conversationsResponse, { signal: params.signal });
}

export function fetchConversation(id: string, signal: AbortSignal) {
  return requestJson(`/api/conversations/${encodeURIComponent(id)}`, conversationResponse, { signal });
}

export function renameConversation(id: string, title: string) {
  return requestJson(`/api/conversations/${encodeURIComponent(id)}`, changedResponse, {
    method: 'PATCH',
    body: { title },
  });
}

export function deleteConversation(id: string) {
  return requestJson(`/api/conversations/${encodeURIComponent(id)}`, deletedResponse, { method: 'DELETE' });
}

/** Takes a deletion back, within DELETE_UNDO_SECONDS. */
export function restoreConversation(id: string) {
  return requestJson(`/api/conversations/${encodeURIComponent(id)}/restore`, changedResponse, { method: 'POST' });
}

export function exportUrl(id: string, format: 'markdown' | 'json', leafId?: string): string {
  const query = new URLSearchParams({ format, ...(leafId === undefined ? {} : { leafId }) });
  return `/api/conversations/${encodeURIComponent(id)}/export?${query}`;
}

/** Shares the path that ends with `leafId`, or brings an earlier share of the conversation up to date. */
export function shareConversation(id: string, leafId?: string) {
  const body = leafId === undefined ? {} : { leafId };
  return requestJson(`/api/conversations/${encodeURIComponent(id)}/share`, shareResponse, { method: 'PUT', body });
}

/** The link stops working at once. */
export function revokeShare(id: string) {
  return requestJson(`/api/conversations/${encodeURIComponent(id)}/share`, deletedResponse, { method: 'DELETE' });
}

export function fetchShare(id: string, signal: AbortSignal) {
  return requestJson(`/api/shares/${encodeURIComponent(id)}`, sharedResponse, { signal });
}

/** Where a message's picture is, for its owner. */
export function imageUrl(id: string): string {
  return `/api/chat/images/${encodeURIComponent(id)}`;
}
