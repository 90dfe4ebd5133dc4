import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type CompletionRequest = { headers: IncomingHttpHeaders; body: Record<string, unknown>; gone: boolean };
type Answer = (response: ServerResponse, request: CompletionRequest) => void | Promise<void>;

/** One `data:` frame with a piece of text, as OpenAI-compatible servers send it. */
export function frame(content: string, finishReason: string | null = null): string {
  return `data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason: finishReason }] })}\n\n`;
}

/** An OpenAI-compatible server over real HTTP. `answer` writes the completion; without it "Hello there" is streamed. */
export async function startModelServerDouble({
  models = ['tiny'],
  answer,
  extras = {},
}: {
  models?: unknown;
  answer?: Answer;
  /** What it tells beside the OpenAI API, by path. Every other path is 404. */
  extras?: Readonly<Record<string, unknown>>;
} = {}) {
  const requests: CompletionRequest[] = [];
  const server = createServer(async (request, response) => {
    if (request.url === '/v1/models') {
      response.setHeader('Content-Type', 'application/json');
      const list = Array.isArray(models) ? { data: models.map((id) => ({ id })) } : models;
      response.end(JSON.stringify(list));
      return;
    }
    if (request.url !== '/v1/chat/completions') {
      const extra = extras[request.url ?? ''];
      response.writeHead(extra === undefined ? 404 : 200, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(extra ?? { error: 'not found' }));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const seen: CompletionRequest = {
      headers: request.headers,
      body: JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>,
      gone: false,
    };
    response.on('close', () => {
      seen.gone = !response.writableFinished;
    });
    requests.push(seen);
    if (answer !== undefined) return void answer(response, seen);
    response.setHeader('Content-Type', 'text/event-stream');
    response.end(`${frame('Hello')}${frame(' there', 'stop')}data: [DONE]\n\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
