import { afterEach, beforeEach, expect, test } from 'vitest';
import { chooseEngine } from '../../../worker/src/engines/choose-engine.ts';
import { EngineStartError } from '../../../worker/src/errors.ts';
import { readOptions } from '../../../worker/src/options.ts';
import { startModelServerDouble } from '../../helpers/model-server-double.ts';

let server: Awaited<ReturnType<typeof startModelServerDouble>>;
beforeEach(async () => {
  server = await startModelServerDouble({ models: ['llama3.2', 'qwen3'] });
});
afterEach(() => server.close());

function choose(...args: string[]) {
  const options = readOptions(['--key', 'ashao_wk_1', '--models-dir', '/nowhere', ...args], { NODE_ENV: 'test' });
  if (typeof options === 'string') throw new Error(options);
  const candidates = [{ name: 'Ollama', baseUrl: server.baseUrl }];
  return chooseEngine({ options, print: () => {}, progress: false, candidates });
}

test('default: a model server of this machine, with its first model', async () => {
  const { engine, note } = await choose();
  expect(engine).toMatchObject({ name: 'Ollama', model: 'llama3.2' });
  expect(note).toBe('Found Ollama with llama3.2.');
  await expect(engine.check?.()).resolves.toBeUndefined();
});

test('behavior: --model chooses among what a server offers', async () => {
  expect((await choose('--model', 'qwen3')).engine.model).toBe('qwen3');
  await expect(choose('--engine', 'openai', '--model', 'absent')).rejects.toThrow('No server with the model absent');
});

test('behavior: a named server is asked for its model, or taken at its word', async () => {
  expect((await choose('--base-url', server.baseUrl)).engine.model).toBe('llama3.2');
  // Not every server lists its models: one that is named needs no list.
  expect((await choose('--base-url', 'http://127.0.0.1:1', '--model', 'm')).engine.model).toBe('m');
  await expect(choose('--base-url', 'http://127.0.0.1:1')).rejects.toThrow(EngineStartError);
});

test("behavior: the network's own server is never taken for a model server", async () => {
  const own = ['--server', new URL(server.baseUrl).origin];
  await expect(choose('--engine', 'openai', ...own)).rejects.toThrow('No server with a chat model found');
});

test('error: a model file that is not there ends the search', async () => {
  await expect(choose('--model-path', '/nowhere/absent.gguf')).rejects.toThrow('/nowhere/absent.gguf');
});
