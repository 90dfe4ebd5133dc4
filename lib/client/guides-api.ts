import { guideSearchResponse } from '../guides/schemas.ts';
import { requestJson } from './request-json.ts';

export function fetchGuideResults(query: string, signal: AbortSignal) {
  return requestJson(`/api/guides/search?${new URLSearchParams({ q: query })}`, guideSearchResponse, { signal });
}
