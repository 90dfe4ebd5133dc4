import * as z from 'zod';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { clientAddress } from './client-address.ts';
import { describeFailure } from './describe-failure.ts';
import { parseInput } from './parse-input.ts';
import { consumeRate, RATE_LIMITS, type RateLimit, requireRate } from './rate-limit.ts';
import { readJson } from './read-body.ts';
import { requireSameOrigin } from './require-same-origin.ts';

/** What an endpoint gets to work with, everything in it checked. */
type Call<A, B, Q, P> = {
  request: Request;
  auth: A;
  body: B;
  query: Q;
  params: P;
  /** The caller's address, for limits. */
  address: string;
  /** Headers of the answer, such as Set-Cookie. */
  headers: Headers;
};

type Definition<A, B extends z.core.$ZodType, Q extends z.core.$ZodType, P extends z.core.$ZodType> = {
  /** Who calls. Throws when the endpoint isn't theirs to use. */
  auth?: (request: Request, headers: Headers) => Promise<A> | A;
  body?: B;
  /** What the body may weigh, when not BODY_BYTES_MAX. */
  bodyBytesMax?: number;
  /** The body's numbers come as the digits that were sent, see `readJson`. */
  exactNumbers?: boolean;
  query?: Q;
  params?: P;
  /** Counted against the caller's address. */
  limit?: RateLimit;
  /** Shape of the JSON answer: what isn't in it can't leak. Left out, `run` returns a Response itself. */
  output?: z.core.$ZodType;
  run: (call: Call<A, z.output<B>, z.output<Q>, z.output<P>>) => Promise<unknown>;
};

/** A finished JSON answer. */
export type Answer = { status: number; headers: Headers; text: string };

/** Next's second argument of a route handler; `mountEndpoints` passes the same shape and may say how answers leave. */
type RouteContext = {
  params: Promise<Record<string, string | string[] | undefined>>;
  respond?: (answer: Answer) => Response;
};

export type Handler = (request: Request, context?: RouteContext) => Promise<Response>;

/**
 * Makes a web-standard handler from the steps every endpoint shares: origin, limit, authentication, input, the one
 * domain call, output, errors. It knows neither Next nor Hono; both mount what it returns.
 *
 * @example export const GET = endpoint({ auth: requireUser, output: creditsResponse, run: ({ auth }) => … });
 */
export function endpoint<
  A = undefined,
  B extends z.core.$ZodType = z.core.$ZodUndefined,
  Q extends z.core.$ZodType = z.core.$ZodUndefined,
  P extends z.core.$ZodType = z.core.$ZodUndefined,
>(definition: Definition<A, B, Q, P>): Handler {
  return async (request, context) => {
    const requestId = newId('request');
    const headers = new Headers({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': requestId,
    });
    const respond = context?.respond ?? toResponse;
    try {
      const call = await prepareCall(definition, request, context, headers);
      const result = await definition.run(call);
      if (result instanceof Response) return await addHeaders(result, request, headers);
      const text = JSON.stringify(definition.output && z.parse(definition.output, result));
      headers.set('content-type', 'application/json');
      return respond({ status: 200, headers, text });
    } catch (error) {
      const failure = describeFailure(error, requestId);
      for (const [name, value] of Object.entries(failure.headers)) headers.set(name, value);
      return respond({ status: failure.status, headers, text: failure.text });
    }
  };
}

function toResponse({ status, headers, text }: Answer): Response {
  return new Response(text, { status, headers });
}

/** For what an endpoint has made itself, such as a stream or a download. */
async function addHeaders(response: Response, request: Request, headers: Headers): Promise<Response> {
  for (const [name, value] of headers) {
    if (name === 'set-cookie') response.headers.append(name, value);
    else if (!response.headers.has(name)) response.headers.set(name, value);
  }
  // Nobody reads the body of a HEAD: a stream left open would keep its subscription for ever.
  if (request.method === 'HEAD') await response.body?.cancel();
  return response;
}

async function prepareCall<A, B extends z.core.$ZodType, Q extends z.core.$ZodType, P extends z.core.$ZodType>(
  definition: Definition<A, B, Q, P>,
  request: Request,
  context: RouteContext | undefined,
  headers: Headers,
): Promise<Call<A, z.output<B>, z.output<Q>, z.output<P>>> {
  requireSameOrigin(request);
  const address = clientAddress(request);
  if (definition.limit) await consumeRate(definition.limit, address);
  const auth = (await authenticate(definition, request, headers, address)) as A;
  const params = definition.params && parseInput(definition.params, await context?.params, 'path');
  const search = definition.query && Object.fromEntries(new URL(request.url).searchParams);
  const query = definition.query && parseInput(definition.query, search, 'query');
  const body =
    definition.body &&
    (await readJson(request, definition.body, {
      bytesMax: definition.bodyBytesMax,
      exactNumbers: definition.exactNumbers,
    }));
  return { request, auth, address, headers, params, query, body } as Call<A, z.output<B>, z.output<Q>, z.output<P>>;
}

/** Runs the endpoint's `auth`. Credentials refused again and again from one address are no longer looked up. */
async function authenticate<A>(
  { auth }: { auth?: (request: Request, headers: Headers) => Promise<A> | A },
  request: Request,
  headers: Headers,
  address: string,
): Promise<A | undefined> {
  if (!auth) return undefined;
  if (!request.headers.has('authorization')) return auth(request, headers);
  await requireRate(RATE_LIMITS.refused, address);
  try {
    return await auth(request, headers);
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthorized') await consumeRate(RATE_LIMITS.refused, address);
    throw error;
  }
}
