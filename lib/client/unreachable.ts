import { ApiError } from './api-error.ts';

/** For a request that got no answer, or not all of it. */
export function unreachable(cause: unknown): ApiError {
  const message = 'The server can’t be reached. Check the connection and try again.';
  return new ApiError(0, 'unreachable', message, {}, null, { cause });
}
