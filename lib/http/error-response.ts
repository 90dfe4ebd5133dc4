import { AppError } from '../errors.ts';
import { log } from '../log.ts';

/**
 * An error as `{error, code, statusCode, …}`, a superset of the reference's `{error}`. What isn't meant for the caller
 * becomes a bare 500: its cause goes to the log under the request's id.
 */
export function errorResponse(error: unknown, requestId: string): Response {
  const known = error instanceof AppError ? error : null;
  if (!known) log().error({ err: error, requestId }, 'request failed');
  const status = known?.status ?? 500;
  const body = known
    ? { error: known.message, code: known.code, statusCode: status, ...known.data }
    : { error: `Something went wrong on our side (request ${requestId}).`, code: 'internal', statusCode: status };
  const headers = new Headers({ 'content-type': 'application/json; charset=utf-8' });
  const retryAfter = known?.data.retryAfterSeconds;
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  return new Response(JSON.stringify(body), { status, headers });
}
