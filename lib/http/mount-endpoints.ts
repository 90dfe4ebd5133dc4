import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { AppError } from '../errors.ts';
import { newId } from '../ids.ts';
import { describeFailure } from './describe-failure.ts';
import type { Handler } from './endpoint.ts';
import { writeAnswer } from './write-answer.ts';

export type EndpointModule = { pattern: string; module: Readonly<Record<string, unknown>> };

/** What the Node adapter hands along; nothing when the app is called as a function. */
type Mounted = { Bindings: Partial<HttpBindings> };

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
/** Paths whose every answer is ours, an unknown one's 404 too; the rest are pages. */
const OWNED_PREFIXES = ['/api', '/v1', '/health', '/metrics'];

/** True for a path that never reaches Next. */
export function isEndpointPath(path: string): boolean {
  return OWNED_PREFIXES.some(
    (prefix) => path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`),
  );
}

/**
 * Mounts the exported handlers of the endpoint files on Hono, as Next mounts them: one function for each method, path
 * parameters as a promise. Next's own router costs 30 to 40 times as much a request.
 */
export function mountEndpoints(endpoints: readonly EndpointModule[]): Hono<Mounted> {
  // An address with a slash at the end is the same endpoint, as it is for Next.
  const app = new Hono<Mounted>({ strict: false });
  for (const { pattern, module } of endpoints) {
    for (const method of METHODS) {
      const handler = module[method] as Handler | undefined;
      if (!handler) continue;
      app.on(method, pattern, (c) => {
        const { outgoing } = c.env ?? {};
        const params = Promise.resolve(c.req.param());
        const request = c.req.raw;
        return handler(
          request,
          outgoing ? { params, respond: (answer) => writeAnswer(request, outgoing, answer) } : { params },
        );
      });
    }
    const allow = METHODS.filter((method) => module[method] !== undefined);
    app.all(pattern, () =>
      refuse(new AppError('method_not_allowed', `Use ${allow.join(' or ')}.`), { allow: allow.join(', ') }),
    );
  }
  app.notFound(() => refuse(new AppError('not_found', 'There is no such endpoint.')));
  app.onError((error) => refuse(error));
  return app;
}

function refuse(error: unknown, headers: Record<string, string> = {}): Response {
  const requestId = newId('request');
  const { status, text, headers: own } = describeFailure(error, requestId);
  return new Response(text, { status, headers: { ...own, ...headers, 'x-request-id': requestId } });
}
