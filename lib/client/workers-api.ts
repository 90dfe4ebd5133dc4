import { deletedResponse } from '../chat/schemas.ts';
import { createKeyResponse, listKeysResponse, listWorkersResponse } from '../workers/schemas.ts';
import { requestJson } from './request-json.ts';

export function fetchWorkerKeys(signal: AbortSignal) {
  return requestJson('/api/worker/keys', listKeysResponse, { signal });
}

export function createWorkerKey(name: string) {
  return requestJson('/api/worker/keys', createKeyResponse, { method: 'POST', body: { name } });
}

export function deleteWorkerKey(id: string) {
  return requestJson(`/api/worker/keys/${encodeURIComponent(id)}`, deletedResponse, { method: 'DELETE' });
}

export function fetchWorkers(signal: AbortSignal) {
  return requestJson('/api/workers', listWorkersResponse, { signal });
}
