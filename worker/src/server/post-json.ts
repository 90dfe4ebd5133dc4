import { z } from 'zod';
import { ApiError, ServerUnreachableError } from '../errors.ts';

const errorBody = z.object({
  error: z.string(),
  code: z.string().optional(),
  position: z.number().int().min(0).optional(),
});

/** Bytes that are sent as they are, instead of JSON. */
export type FileBody = { bytes: Uint8Array; type: string };

type PostOptions<T> = {
  url: string;
  bearer: string;
  body: { json: unknown } | { file: FileBody };
  schema: z.core.$ZodType<T>;
  timeoutMs: number;
  signal?: AbortSignal;
};

/**
 * Posts JSON or a file and parses the JSON that is answered.
 * @throws {ServerUnreachableError} no connection, a timeout, or an answer that is not the protocol's
 * @throws {ApiError} an error answer; `signal.reason` when the signal aborts before the server has answered
 */
export async function postJson<T>({ url, bearer, body, schema, timeoutMs, signal }: PostOptions<T>): Promise<T> {
  // A controller of our own for each request: listeners on a signal that lives as long as the process would pile up.
  const control = new AbortController();
  const stop = () => control.abort(signal?.reason);
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(() => control.abort(new Error(`no answer within ${timeoutMs / 1_000} s`)), timeoutMs);
  const [contentType, content] =
    'file' in body
      ? [body.file.type, new Uint8Array(body.file.bytes)]
      : ['application/json', JSON.stringify(body.json)];
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { Authorization: `Bearer ${bearer}`, 'Content-Type': contentType },
      body: content,
      signal: control.signal,
    });
    // The server has decided: an answered claim must be read to its end even while stopping, or its job would be
    // held by nobody until the lease lapses.
    signal?.removeEventListener('abort', stop);
    const answer = parseJson(await response.text());
    if (!response.ok) throw createApiError(response, answer);
    return z.parse(schema, answer);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    if (signal?.aborted && control.signal.reason === signal.reason) throw signal.reason;
    throw new ServerUnreachableError({ url, cause: control.signal.aborted ? control.signal.reason : explain(error) });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function explain(error: unknown): unknown {
  return error instanceof z.ZodError ? new Error('it answers, but not in the worker protocol') : error;
}

function createApiError(response: Response, answer: unknown): ApiError {
  const parsed = errorBody.safeParse(answer);
  const retryAfter = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return new ApiError({
    status: response.status,
    code: parsed.data?.code ?? '',
    message: parsed.data?.error ?? `the server answered ${response.status}`,
    position: parsed.data?.position ?? null,
    retryAfterSeconds: Number.isNaN(retryAfter) ? null : retryAfter,
  });
}
