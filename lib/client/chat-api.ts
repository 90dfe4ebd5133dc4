import {
  conversationResponse,
  conversationsResponse,
  deletedResponse,
  renameResponse,
  type SendRequest,
  sendResponse,
  stopResponse,
} from '../chat/schemas.ts';
import { requestJson } from './request-json.ts';

export function sendMessage(body: SendRequest, idempotencyKey: string) {
  return requestJson('/api/chat/send', sendResponse, { method: 'POST', body, idempotencyKey });
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
  return requestJson(`/api/conversations/${encodeURIComponent(id)}`, renameResponse, {
    method: 'PATCH',
    body: { title },
  });
}

export function deleteConversation(id: string) {
  return requestJson(`/api/conversations/${encodeURIComponent(id)}`, deletedResponse, { method: 'DELETE' });
}

export function exportUrl(id: string, format: 'markdown' | 'json'): string {
  return `/api/conversations/${encodeURIComponent(id)}/export?format=${format}`;
}
