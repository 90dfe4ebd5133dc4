import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { chooseImageEngine } from '../../../worker/src/engines/images/choose-image-engine.ts';
import { listChatModels } from '../../../worker/src/engines/openai-api.ts';
import { EngineStartError } from '../../../worker/src/errors.ts';
import { readOptions } from '../../../worker/src/options.ts';
import { startComfyUiDouble } from '../../helpers/comfyui-double.ts';
import { type Route, startImageServerDouble } from '../../helpers/image-server-double.ts';
import { startModelServerDouble } from '../../helpers/model-server-double.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serve(routes: Record<string, Route>): Promise<string> {
  const double = await startImageServerDouble(routes);
  closing.push(double.close);
  return double.baseUrl;
}
const comfy = async (checkpoints?: string[]) => {
  const double = await startComfyUiDouble({ run: () => {}, ...(checkpoints ? { checkpoints } : {}) });
  closing.push(double.close);
  return double.baseUrl;
};
const A1111: Record<string, Route> = {
  'GET /sdapi/v1/sd-models': () => ({
    body: [
      { title: 'v1-5.safetensors [6ce0161689]', model_name: 'v1-5' },
      { title: 'juggernaut.safetensors [aa]', model_name: 'juggernaut' },
    ],
  }),
  'GET /sdapi/v1/options': () => ({ body: { sd_model_checkpoint: 'juggernaut.safetensors [aa]' } }),
};
const NO_CHECKPOINT = 'ComfyUI has no checkpoint yet. Put one into its folder models/checkpoints.';
const SDCPP: Record<string, Route> = {
  'GET /sdcpp/v1/capabilities': () => ({
    body: { model: { name: 'sd-turbo.gguf', stem: 'sd-turbo' }, current_mode: 'img_gen', supported_modes: ['img_gen'] },
  }),
  // It speaks the others' APIs as well.
  'GET /sdapi/v1/sd-models': () => ({ body: [{ title: 'sd-turbo', model_name: 'sd-turbo', config: null }] }),
  'GET /sdapi/v1/options': () => ({ body: { samples_format: 'png', sd_model_checkpoint: 'sd-turbo' } }),
  'GET /v1/models': () => ({ body: { data: [{ id: 'sd-cpp-local' }] } }),
};

const printed: string[] = [];
function choose(candidates: string[], ...args: string[]) {
  const options = readOptions(['--key', 'ashao_wk_1', ...args], { NODE_ENV: 'test' });
  if (typeof options === 'string') throw new Error(options);
  printed.splice(0);
  return chooseImageEngine({ options, candidates, print: (line) => printed.push(line) });
}

test('default: sketches where no image server runs, and says so', async () => {
  const chosen = await choose(['http://127.0.0.1:1']);
  expect(chosen?.engine).toMatchObject({ name: 'sketch', model: 'sketch (no image model)' });
  expect(chosen?.note).toContain('No image model');
  expect(await choose([], '--image-engine', 'off')).toBeNull();
});

test('behavior: each server is told by what no other has, with its model', async () => {
  expect((await choose([await serve(A1111)]))?.engine).toMatchObject({ name: 'AUTOMATIC1111', model: 'juggernaut' });
  const forge = {
    ...A1111,
    'GET /sdapi/v1/options': () => ({ body: { sd_model_checkpoint: 'juggernaut.safetensors' } }),
  };
  expect((await choose([await serve(forge)]))?.engine.model).toBe('juggernaut');
  expect((await choose([await comfy()]))?.engine).toMatchObject({ name: 'ComfyUI', model: 'sdxl.safetensors' });
  const sdcpp = await serve(SDCPP);
  expect((await choose([sdcpp]))?.engine).toMatchObject({ name: 'stable-diffusion.cpp', model: 'sd-turbo' });
  const file = ['--image-model', 'sd-turbo.gguf'];
  expect((await choose([sdcpp], ...file))?.engine.name).toBe('stable-diffusion.cpp');
  // Nor is one that draws taken for one that chats.
  expect(await listChatModels({ baseUrl: `${sdcpp}/v1`, apiKey: null }, 2_000)).toEqual([]);
});

test('behavior: a server of the OpenAI API draws only with a model that does', async () => {
  const localAi = await serve({
    'GET /v1/models': () => ({ body: { data: [{ id: 'llama-3.2' }, { id: 'flux.1-dev-ggml' }] } }),
  });
  const { engine, note } = (await choose([localAi])) ?? {};
  expect(engine?.model).toBe('flux.1-dev-ggml');
  expect(note).toContain('drawing with flux.1-dev-ggml');
});

test('behavior: neither a chat server nor the network itself is taken for an image server', async () => {
  const chat = await startModelServerDouble({ models: ['llama3.2', 'qwen3-vl', 'gpt-oss', 'sdk-coder'] });
  closing.push(chat.close);
  expect((await choose([new URL(chat.baseUrl).origin]))?.engine.name).toBe('sketch');
  const page = await serve({
    'GET /sdapi/v1/sd-models': () => ({ body: '<!doctype html>' }),
    'GET /system_stats': () => ({ body: {} }),
  });
  expect((await choose([page]))?.engine.name).toBe('sketch');
  const own = await serve(A1111);
  expect((await choose([own], '--server', own))?.engine.name).toBe('sketch');
});

test('behavior: a named server is asked what it is, or taken at its word', async () => {
  const named = ['--image-base-url', await serve(A1111), '--image-model', 'v1-5'];
  expect((await choose([], ...named))?.engine).toMatchObject({ name: 'AUTOMATIC1111', model: 'v1-5' });
  const silent = ['--image-base-url', 'http://127.0.0.1:1'];
  expect((await choose([], ...silent, '--image-model', 'gpt-image-1'))?.engine).toMatchObject({ model: 'gpt-image-1' });
  await expect(choose([], ...silent)).rejects.toThrow(EngineStartError);
  await expect(choose([], ...silent, '--image-engine', 'comfyui', '--image-model', 'x')).rejects.toThrow(
    'No image server answers',
  );
});

test('error: an engine that is asked for and is not there', async () => {
  await expect(choose([], '--image-engine', 'a1111')).rejects.toThrow('No a1111 image server found');
  const candidates = [await serve(A1111)];
  await expect(choose(candidates, '--image-engine', 'comfyui')).rejects.toThrow(EngineStartError);
  await expect(choose(candidates, '--image-engine', 'a1111', '--image-model', 'absent')).rejects.toThrow(
    'AUTOMATIC1111 has no model absent. It has: juggernaut, v1-5.',
  );
  await expect(choose([await comfy([])], '--image-engine', 'comfyui')).rejects.toThrow('has no checkpoint');
});

test('behavior: by itself, it passes over a server that cannot draw and says why', async () => {
  const bare = await comfy([]);
  const next = await choose([bare, await serve(A1111)]);
  expect(next?.engine.name).toBe('AUTOMATIC1111');
  expect(printed).toEqual([`Cannot draw with the server at ${bare}: ${NO_CHECKPOINT}`]);
  // Messages are to be answered all the same: without another server it is sketches.
  expect((await choose([bare]))?.engine.name).toBe('sketch');
  expect(printed).toHaveLength(1);
  // Who asks for that server, by kind or by address, hears of it as an error.
  await expect(choose([bare], '--image-engine', 'comfyui')).rejects.toThrow(NO_CHECKPOINT);
  await expect(choose([], '--image-base-url', bare)).rejects.toThrow(NO_CHECKPOINT);
  const empty = await serve({ ...A1111, 'GET /sdapi/v1/sd-models': () => ({ body: [] }) });
  await expect(choose([empty], '--image-engine', 'a1111')).rejects.toThrow('folder models/Stable-diffusion');
});

test('behavior: a model that is asked for is drawn with, or it is an error', async () => {
  const candidates = [await comfy(), await serve(A1111)];
  expect((await choose(candidates, '--image-model', 'v1-5'))?.engine).toMatchObject({ name: 'AUTOMATIC1111' });
  expect(printed).toEqual([]);
  const mistyped = choose(candidates, '--image-model', 'sdxl.safetensor');
  await expect(mistyped).rejects.toThrow(EngineStartError);
  await expect(mistyped).rejects.toThrow('ComfyUI has no model sdxl.safetensor. It has: sdxl.safetensors.');
  await expect(mistyped).rejects.toThrow('It has: juggernaut, v1-5.');
  await expect(choose([], '--image-model', 'sdxl')).rejects.toThrow('No image server for the model sdxl found');
  const named = ['--image-base-url', candidates[1] ?? ''];
  await expect(choose([], ...named, '--image-model', 'v1-6')).rejects.toThrow('It has: juggernaut, v1-5.');
  // AUTOMATIC1111's page shows the file's name and checksum, and it takes those too.
  for (const model of ['v1-5.safetensors', 'v1-5.safetensors [6ce0161689]']) {
    expect((await choose(candidates, '--image-model', model))?.engine).toMatchObject({ name: 'AUTOMATIC1111', model });
  }
  const many = await comfy(Array.from({ length: 25 }, (_, index) => `m${index}`));
  await expect(choose([many], '--image-model', 'x')).rejects.toThrow('m19 and 5 more.');
});

test('behavior: the model of a server of the OpenAI API need not sound like one where the server is named', async () => {
  const baseUrl = await serve({ 'GET /v1/models': () => ({ body: { data: [{ id: 'flux.1-dev' }, { id: 'mine' }] } }) });
  expect((await choose([], '--image-base-url', baseUrl, '--image-model', 'mine'))?.engine.model).toBe('mine');
  await expect(choose([baseUrl], '--image-model', 'mine')).rejects.toThrow('has no model mine');
});

test('behavior: a ComfyUI that lists its checkpoints slowly is waited for, and never asked for all of its nodes', async () => {
  const double = await startComfyUiDouble({
    run: () => {},
    routes: {
      'GET /models/checkpoints': async () => {
        // Longer than the wait for what may be no server at all.
        await new Promise((resolve) => setTimeout(resolve, 2_000));
        return { body: ['slow.safetensors'] };
      },
    },
  });
  closing.push(double.close);
  expect((await choose([double.baseUrl]))?.engine).toMatchObject({ name: 'ComfyUI', model: 'slow.safetensors' });
  expect(double.requestsTo('/object_info')).toHaveLength(0);
});

test.each([
  ['an older ComfyUI', [['old.safetensors'], {}]],
  ['a node in the newer form', ['COMBO', { options: ['old.safetensors'] }]],
])('behavior: the checkpoints of %s', async (_name, choices) => {
  const double = await startComfyUiDouble({
    run: () => {},
    routes: {
      'GET /models/checkpoints': () => ({ status: 404, body: '404: Not Found' }),
      'GET /object_info/CheckpointLoaderSimple': () => ({
        body: { CheckpointLoaderSimple: { input: { required: { ckpt_name: choices } } } },
      }),
    },
  });
  closing.push(double.close);
  expect((await choose([double.baseUrl]))?.engine).toMatchObject({ name: 'ComfyUI', model: 'old.safetensors' });
});

test('behavior: a ComfyUI that lists nothing draws with the model that is named', async () => {
  const double = await startComfyUiDouble({
    run: () => {},
    routes: { 'GET /models/checkpoints': () => ({ status: 500, body: 'no' }) },
  });
  closing.push(double.close);
  const { baseUrl } = double;
  expect((await choose([baseUrl], '--image-model', 'x.gguf'))?.engine).toMatchObject({
    name: 'ComfyUI',
    model: 'x.gguf',
  });
  await expect(choose([baseUrl], '--image-engine', 'comfyui')).rejects.toThrow('does not list its models');
  expect((await choose([baseUrl]))?.engine.name).toBe('sketch');
  expect(printed[0]).toContain('Name one with --image-model');
});

test('behavior: a workflow of one’s own needs a place for the prompt', async () => {
  const file = path.join(tmpdir(), `workflow-${process.pid}.json`);
  const candidates = [await comfy([])];
  const args = ['--image-engine', 'comfyui', '--comfy-workflow', file];
  await writeFile(file, JSON.stringify({ 1: { class_type: 'FluxLoader', inputs: { text: '{{prompt}}' } } }));
  expect((await choose(candidates, ...args))?.engine.name).toBe('ComfyUI');
  // Without a place for a checkpoint, a model is only what it is called, and no checkpoint of the list is what draws.
  expect((await choose([await comfy(['sdxl.safetensors'])], ...args))?.engine.model).toBe('ComfyUI');
  expect((await choose(candidates, ...args, '--image-model', 'flux'))?.engine.model).toBe('flux');
  await writeFile(file, JSON.stringify({ 1: { class_type: 'FluxLoader', inputs: {} } }));
  await expect(choose([], '--comfy-workflow', file)).rejects.toThrow('no place for the prompt');
  await expect(choose(candidates, ...args)).rejects.toThrow('no place for the prompt');
  await writeFile(file, JSON.stringify({ nodes: [], links: [] }));
  await expect(choose(candidates, ...args)).rejects.toThrow('not in API format');
  await expect(choose(candidates, ...args.slice(0, -1), '/nowhere.json')).rejects.toThrow('ENOENT');
});
