import { statsResponse } from '../network/schemas.ts';
import { requestJson } from './request-json.ts';

export function fetchStats(signal: AbortSignal) {
  return requestJson('/api/stats', statsResponse, { signal });
}
