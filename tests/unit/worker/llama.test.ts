import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChatMessage, Engine } from '../../../worker/src/engines/engine.ts';
import { installLlama, isLlamaInstalled } from '../../../worker/src/engines/install-llama.ts';
import { createLlamaEngine } from '../../../worker/src/engines/llama-engine.ts';
import { downloadModel, findModelFile } from '../../../worker/src/engines/model-files.ts';
import { EngineStartError } from '../../../worker/src/errors.ts';
import { EXIT } from '../../../worker/src/exit-codes.ts';
import { startNetworkDouble } from '../../helpers/network-double.ts';
import { runTestWorker } from '../../helpers/run-test-worker.ts';
import { GGUF_WORDS, writeGguf } from '../../helpers/write-gguf.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const storiesPath = [path.join(root, '../shared/models'), path.join(root, 'shared/models')]
  .map((folder) => path.join(folder, 'stories260K.gguf'))
  .find((file) => existsSync(file));

let folder: string;
let ownPath: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ashao-llama-'));
  ownPath = path.join(folder, 'bigram.gguf');
  await writeGguf(ownPath);
  await installLlama({ print: () => {}, gpu: 'off' });
}, 300_000);
afterAll(() => rm(folder, { recursive: true }));

const load = (modelPath: string, concurrency = 1): Promise<Engine> =>
  // One thread: on models this small more only wait for each other.
  createLlamaEngine({ modelPath, concurrency, gpu: 'off', threads: 1, print: () => {} });

const user = (content: string): ChatMessage => ({ role: 'user', content });

async function collect(
  engine: Engine,
  messages: ChatMessage[],
  { signal = new AbortController().signal, maxTokens = 60 } = {},
): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of engine.generate(messages, { signal, maxTokens })) pieces.push(piece);
  return pieces;
}

test('behavior: the install function leaves a library that is installed', () => {
  expect(isLlamaInstalled()).toBe(true);
});

test('default: generates from a GGUF file, in pieces, until the model says it is done', async () => {
  const engine = await load(ownPath);
  try {
    expect(engine.model).toBe('Bigram');
    const pieces = await collect(engine, [user('once upon')]);
    expect(pieces.length).toBeGreaterThan(1);
    const words = pieces.join('').trim().split(/\s+/);
    expect(GGUF_WORDS.join(' ')).toContain(words.join(' '));
    expect(words.at(-1)).toBe('machines');
  } finally {
    await engine.close();
  }
}, 60_000);

test('behavior: a conversation with history, and one far longer than the context', async () => {
  const engine = await load(ownPath);
  try {
    const history: ChatMessage[] = [
      { role: 'system', content: 'Be quiet.' },
      user('once'),
      { role: 'assistant', content: 'upon a time' },
    ];
    expect((await collect(engine, [...history, user('there')])).join('')).toContain('machines');
    const long = 'once upon a time there was one small network '.repeat(400);
    expect((await collect(engine, [...history, user(long)])).join('')).toContain('machines');
  } finally {
    await engine.close();
  }
}, 60_000);

test('behavior: answers side by side, each with a context of its own', async () => {
  const engine = await load(ownPath, 2);
  try {
    const answers = await Promise.all([collect(engine, [user('once')]), collect(engine, [user('many quiet')])]);
    for (const answer of answers) expect(answer.join('')).toContain('machines');
    // Both contexts are free again.
    await Promise.all([collect(engine, [user('once')]), collect(engine, [user('once')])]);
  } finally {
    await engine.close();
  }
}, 60_000);

test('error: a file that is not a model', async () => {
  await expect(load(path.join(root, 'package.json'))).rejects.toThrow(EngineStartError);
  await expect(load(path.join(folder, 'absent.gguf'))).rejects.toThrow('absent.gguf cannot be loaded');
}, 60_000);

test('behavior: a worker with this engine answers a job of the network', async () => {
  const network = await startNetworkDouble();
  const engine = await load(ownPath);
  try {
    network.addJob('job_1', 'once upon a time');
    expect(await runTestWorker(network, engine, { once: true }).ended).toBe(EXIT.ok);
    expect(network.job('job_1').text).toContain('machines');
  } finally {
    await engine.close();
    await network.close();
  }
}, 60_000);

test('behavior: a model is downloaded once and found afterwards', async () => {
  const model = await readFile(ownPath);
  let downloads = 0;
  const server = createServer((request, response) => {
    if (request.method === 'GET') downloads += 1;
    const range = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? '');
    const start = Number(range?.[1] ?? 0);
    const end = range?.[2] ? Number(range[2]) + 1 : model.length;
    response.writeHead(range ? 206 : 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': end - start,
      'Accept-Ranges': 'bytes',
      ...(range ? { 'Content-Range': `bytes ${start}-${end - 1}/${model.length}` } : {}),
    });
    response.end(request.method === 'HEAD' ? undefined : model.subarray(start, end));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tiny.gguf`;
    const options = { model: url, folder: path.join(folder, 'models'), print: () => {}, progress: false };
    const file = await downloadModel(options);
    expect(await readFile(file)).toEqual(model);
    const before = downloads;
    expect(before).toBeGreaterThan(0);
    expect(await downloadModel(options)).toBe(file);
    expect(downloads).toBe(before);
    expect(await findModelFile(options.folder)).toBe(file);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}, 60_000);

test('error: a hub that is away is given up, with a reason', async () => {
  const options = { folder, print: () => {}, progress: false, stallMs: 1_000 };
  const model = 'http://127.0.0.1:1/absent.gguf';
  await expect(downloadModel({ ...options, model })).rejects.toThrow(
    `${model} cannot be downloaded: nothing arrived for 1 s`,
  );
}, 60_000);

test.skipIf(storiesPath === undefined)(
  'default: a trained model writes a story, and stops when told',
  async () => {
    const engine = await load(storiesPath ?? '');
    try {
      const story = (await collect(engine, [user('Once upon a time, a girl named')], { maxTokens: 120 })).join('');
      expect(story).toMatch(/\b(she|her|was|the|and)\b/);
      const control = new AbortController();
      let pieces = 0;
      for await (const _piece of engine.generate([user('Once upon a time')], {
        signal: control.signal,
        maxTokens: 5_000,
      })) {
        pieces += 1;
        if (pieces === 10) control.abort();
      }
      // What was made before the abort reached the engine may still come.
      expect(pieces).toBeLessThan(500);
      expect((await collect(engine, [user('Once')], { maxTokens: 20 })).length).toBeGreaterThan(0);
    } finally {
      await engine.close();
    }
  },
  60_000,
);
