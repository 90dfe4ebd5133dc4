import { ApiError } from './api-error.ts';

/** What a refused request was answered. `body` as JSON, null where it was something else. */
export function toApiError(response: Response, body: unknown): ApiError {
  const data = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const message = typeof data.error === 'string' ? data.error : `The server answered with status ${response.status}.`;
  const code = typeof data.code === 'string' ? data.code : 'unknown';
  const retryAfter = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return new ApiError(response.status, code, message, data, Number.isNaN(retryAfter) ? null : retryAfter);
}
