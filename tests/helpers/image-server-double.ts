import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DrawOptions, ImageTask } from '../../worker/src/engines/images/image-engine.ts';

type SeenRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Record<string, unknown>;
  /** Aborts when the client goes away before its answer. */
  gone: AbortSignal;
};
/** An object is sent as JSON, text as a page, bytes as a file; null leaves the request unanswered. */
export type ServerAnswer = { status?: number; body: object | string | Buffer } | null;
export type Route = (request: SeenRequest) => ServerAnswer | Promise<ServerAnswer>;

export const TASK: ImageTask = {
  prompt: 'a lake, cinematic lighting',
  subject: 'a lake',
  negativePrompt: 'blurry',
  style: 'Cinematic',
  width: 1216,
  height: 832,
  seed: 42,
  nsfw: false,
};

/** What a caller of `draw` would keep: the steps it was told. */
export function watchDrawing(signal: AbortSignal = new AbortController().signal) {
  const steps: { step: number; steps: number; preview: boolean }[] = [];
  const options: DrawOptions = {
    signal,
    onProgress: (step, total, preview) => steps.push({ step, steps: total, preview: preview !== undefined }),
  };
  return { steps, options };
}

/** An image server over real HTTP that answers on the given routes (`POST /path`) and 404 elsewhere, like the real ones. */
export async function startImageServerDouble(routes: Readonly<Record<string, Route>>) {
  const requests: SeenRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://double');
    const gone = new AbortController();
    response.on('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const seen: SeenRequest = {
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>,
      gone: gone.signal,
    };
    requests.push(seen);
    const route = routes[`${seen.method} ${pathname}`];
    const answer = route === undefined ? { status: 404, body: { detail: 'Not Found' } } : await route(seen);
    if (answer === null) return;
    const { status = 200, body } = answer;
    const isJson = typeof body === 'object' && !Buffer.isBuffer(body);
    response.writeHead(status, { 'Content-Type': isJson ? 'application/json' : 'text/html' });
    response.end(isJson ? JSON.stringify(body) : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    server,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    requestsTo: (path: string) => requests.filter((request) => request.path === path),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
