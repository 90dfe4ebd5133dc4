import { hasCode } from '../db/has-code.ts';
import { AppError } from '../errors.ts';
import { log } from '../log.ts';

/**
 * An error as `{error, code, statusCode, …}`, a superset of the reference's `{error}`. What isn't meant for the caller
 * becomes a bare 500: its cause goes to the log under the request's id.
 */
export function describeFailure(
  error: unknown,
  requestId: string,
): { status: number; headers: Record<string, string>; text: string } {
  const known = error instanceof AppError ? error : describeStop(error, requestId);
  if (!known) log().error({ err: error, requestId }, 'request failed');
  const status = known?.status ?? 500;
  const body = known
    ? { error: known.message, code: known.code, statusCode: status, ...known.data }
    : { error: `Something went wrong on our side (request ${requestId}).`, code: 'internal', statusCode: status };
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' };
  const retryAfter = known?.data.retryAfterSeconds;
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
  return { status, headers, text: JSON.stringify(body) };
}

/** The driver says so after the pool was closed, which is the last step of a stop: no failure to look into. */
function describeStop(error: unknown, requestId: string): AppError | null {
  if (!hasCode(error, 'CONNECTION_ENDED')) return null;
  log().warn({ requestId }, 'a request was cut short: the server is stopping');
  return new AppError('unavailable', 'The server is stopping.', { retryAfterSeconds: 1 });
}
