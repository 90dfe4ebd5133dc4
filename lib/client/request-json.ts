import * as z from 'zod/mini';
import { ACCOUNT_HEADER } from '../auth/schemas.ts';
import { ApiError } from './api-error.ts';
import { shownAccount } from './shown-account.ts';
import { toApiError } from './to-api-error.ts';
import { unreachable } from './unreachable.ts';

// zod compiles its parsers with `new Function` where it may. The pages' policy forbids that, and each try is reported.
z.config({ jitless: true });

type RequestOptions = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal;
  /** Makes a repeated POST count once. */
  idempotencyKey?: string;
};

/**
 * Calls the API of this site and parses the answer.
 *
 * @throws ApiError for every failure: refused, unreachable, or an answer of another shape than `schema`.
 */
export async function requestJson<T>(path: string, schema: z.ZodMiniType<T>, options: RequestOptions = {}): Promise<T> {
  const response = await send(path, options);
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw toApiError(response, body);
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const message = 'The server answered in a way this page does not understand. Reload the page.';
    throw new ApiError(response.status, 'unexpected_answer', message, {}, null, { cause: parsed.error });
  }
  return parsed.data;
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', body, signal, idempotencyKey } = options;
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
  // Whom the page means to act for: refused when another tab has changed that, see requireShownAccount.
  const account = method === 'GET' ? undefined : shownAccount.read();
  if (account !== undefined) headers[ACCOUNT_HEADER] = account;
  try {
    return await fetch(path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    // An aborted request is not an error to show; the query library recognises it by its own class.
    if (signal?.aborted) throw cause;
    throw unreachable(cause);
  }
}
