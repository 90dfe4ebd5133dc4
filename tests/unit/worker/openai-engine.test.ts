import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { detectServer } from '../../../worker/src/engines/detect-server.ts';
import type { GenerateOptions } from '../../../worker/src/engines/engine.ts';
import { normalizeBaseUrl } from '../../../worker/src/engines/openai-api.ts';
import { createOpenAiEngine } from '../../../worker/src/engines/openai-engine.ts';
import { readsImages } from '../../../worker/src/engines/reads-images.ts';
import { frame, startModelServerDouble } from '../../helpers/model-server-double.ts';
import { waitUntil } from '../../helpers/wait-until.ts';

const servers: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(options: Parameters<typeof startModelServerDouble>[0] = {}) {
  const server = await startModelServerDouble(options);
  servers.push(server);
  return server;
}

async function generate(
  baseUrl: string,
  options: Partial<GenerateOptions> & { apiKey?: string } = {},
): Promise<string[]> {
  const { apiKey = null, signal = new AbortController().signal, ...rest } = options;
  const engine = createOpenAiEngine({ baseUrl, apiKey, name: 'test', model: 'tiny' });
  const pieces: string[] = [];
  for await (const piece of engine.generate([{ role: 'user', content: 'Hi' }], { signal, ...rest })) pieces.push(piece);
  return pieces;
}

const asStream = { 'Content-Type': 'text/event-stream' };

test('default: streams the pieces and sends model, messages, key and limit', async () => {
  const { baseUrl, requests } = await start();
  expect(await generate(baseUrl, { apiKey: 'sk-1', maxTokens: 7 })).toEqual(['Hello', ' there']);
  expect(requests[0]?.body).toEqual({
    model: 'tiny',
    messages: [{ role: 'user', content: 'Hi' }],
    stream: true,
    max_tokens: 7,
  });
  expect(requests[0]?.headers.authorization).toBe('Bearer sk-1');
});

test('behavior: pictures go along as parts of the message they belong to', async () => {
  const { baseUrl, requests } = await start();
  const engine = createOpenAiEngine({ baseUrl, apiKey: null, name: 'test', model: 'tiny', images: true });
  const images = [{ type: 'image/png' as const, data: 'AAAA' }];
  const messages = [
    { role: 'user' as const, content: 'What is this?', images },
    { role: 'assistant' as const, content: 'A dot.' },
    { role: 'user' as const, content: '', images },
  ];
  for await (const _ of engine.generate(messages, { signal: new AbortController().signal }));
  const picture = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } };
  expect(requests[0]?.body.messages).toEqual([
    { role: 'user', content: [{ type: 'text', text: 'What is this?' }, picture] },
    { role: 'assistant', content: 'A dot.' },
    { role: 'user', content: [picture] },
  ]);
});

test.each([
  ['Ollama', '/api/show', { capabilities: ['completion', 'vision'] }, true],
  ['Ollama, a model for text', '/api/show', { capabilities: ['completion'] }, false],
  ['llama.cpp', '/props', { modalities: { vision: true, audio: false } }, true],
  ['LM Studio', '/api/v0/models', { data: [{ id: 'tiny', type: 'vlm' }] }, true],
  ['LM Studio, another model', '/api/v0/models', { data: [{ id: 'other', type: 'vlm' }] }, false],
  ['a server that answers nonsense', '/props', ['yes'], false],
])('behavior: %s says whether its model reads pictures', async (_name, path, answer, expected) => {
  const { baseUrl } = await start({ extras: { [path]: answer } });
  expect(await readsImages({ baseUrl, apiKey: null }, 'tiny')).toBe(expected);
});

test('behavior: frames and characters cut anywhere by the network are put together', async () => {
  const { baseUrl } = await start({
    answer: async (response) => {
      response.writeHead(200, asStream);
      const bytes = Buffer.from(`: ping\n\n${frame('Grüße ')}${frame('👋', 'stop')}data: [DONE]\n\n`);
      for (let at = 0; at < bytes.length; at += 5) {
        response.write(bytes.subarray(at, at + 5));
        await sleep(1);
      }
      response.end();
    },
  });
  expect((await generate(baseUrl)).join('')).toBe('Grüße 👋');
});

test('behavior: thinking and empty deltas are not part of the answer', async () => {
  const { baseUrl } = await start({
    answer: (response) => {
      response.writeHead(200, asStream);
      response.write('data: {"choices":[{"delta":{"role":"assistant","content":null,"reasoning":"hm"}}]}\n\n');
      response.write('data: {"choices":[],"usage":{"total_tokens":3}}\n\n');
      response.end(`${frame('42', 'stop')}data: [DONE]\n\n`);
    },
  });
  expect(await generate(baseUrl)).toEqual(['42']);
});

test('behavior: an answer that is not streamed is taken whole', async () => {
  const { baseUrl } = await start({
    answer: (response) => {
      response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: 'All at once' } }] }));
    },
  });
  expect(await generate(baseUrl)).toEqual(['All at once']);
});

test('behavior: aborting closes the connection to the model server', async () => {
  const { baseUrl, requests } = await start({
    answer: (response) => {
      response.writeHead(200, asStream);
      response.write(frame('first'));
    },
  });
  const control = new AbortController();
  const generating = generate(baseUrl, { signal: control.signal });
  const outcome = expect(generating).rejects.toThrow();
  await waitUntil(() => requests.length === 1);
  control.abort();
  await outcome;
  await waitUntil(() => requests[0]?.gone === true);
});

test("error: the server's own sentence, in each of the usual shapes", async () => {
  for (const [body, sentence] of [
    ['{"error":{"message":"model \\"tiny\\" not found"}}', 'model "tiny" not found'],
    ['{"error":"out of memory"}', 'out of memory'],
    ['<h1>Bad gateway</h1>', '<h1>Bad gateway</h1>'],
  ] as const) {
    const { baseUrl } = await start({ answer: (response) => void response.writeHead(500).end(body) });
    await expect(generate(baseUrl)).rejects.toThrow(`answered 500: ${sentence}`);
  }
});

test('error: an error in the middle of a stream', async () => {
  const { baseUrl } = await start({
    answer: (response) => {
      response.writeHead(200, asStream);
      response.end(`${frame('so far')}data: {"error":{"message":"context overflow"}}\n\n`);
    },
  });
  await expect(generate(baseUrl)).rejects.toThrow('context overflow');
});

test('error: a stream that ends without saying so is not a whole answer', async () => {
  const { baseUrl } = await start({
    answer: (response) => {
      response.writeHead(200, asStream);
      response.end(frame('half an ans'));
    },
  });
  await expect(generate(baseUrl)).rejects.toThrow('in the middle');
});

test('error: a server that is away', async () => {
  const { baseUrl, close } = await startModelServerDouble();
  await close();
  await expect(generate(baseUrl)).rejects.toThrow(/127\.0\.0\.1:\d+: .*ECONNREFUSED/);
});

test('default: detection takes the first of its order that has a chat model', async () => {
  const empty = await start({ models: [] });
  const embedding = await start({ models: ['nomic-embed-text', 'bge-m3'] });
  const notAModelServer = await start({ models: { status: 'up' } });
  const first = await start({ models: ['mxbai-embed-large', 'llama3.2:1b', 'qwen'] });
  const second = await start({ models: ['other'] });
  const candidates = [empty, embedding, notAModelServer, first, second].map(({ baseUrl }, index) => ({
    name: `server ${index}`,
    baseUrl,
  }));
  expect(await detectServer(candidates)).toMatchObject({ name: 'server 3', model: 'llama3.2:1b' });
  expect(await detectServer(candidates, 'other')).toMatchObject({ name: 'server 4', model: 'other' });
  expect(await detectServer(candidates.slice(0, 3))).toBeNull();
});

test('behavior: a base URL without a path means /v1, another path stays', () => {
  expect(normalizeBaseUrl('http://localhost:11434')).toBe('http://localhost:11434/v1');
  expect(normalizeBaseUrl('https://host/openai/v2/')).toBe('https://host/openai/v2');
});
