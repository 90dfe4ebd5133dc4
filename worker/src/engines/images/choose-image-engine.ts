import { readFile } from 'node:fs/promises';
import { describeError, EngineStartError } from '../../errors.ts';
import type { Options } from '../../options.ts';
import { normalizeBaseUrl } from '../openai-api.ts';
import { createA1111Engine } from './a1111-engine.ts';
import { createComfyUiEngine } from './comfyui/comfyui-engine.ts';
import { hasPlace, type Workflow, workflowSchema } from './comfyui/fill-workflow.ts';
import textToImage from './comfyui/text-to-image.json' with { type: 'json' };
import {
  detectImageServer,
  type FoundImageServer,
  type ImageServerKind,
  identifyImageServer,
  LOCAL_IMAGE_SERVERS,
} from './detect-image-server.ts';
import type { ImageEngine } from './image-engine.ts';
import { createOpenAiImageEngine } from './openai-image-engine.ts';
import { createSdcppEngine } from './sdcpp-engine.ts';
import { createSketchEngine } from './sketch/sketch-engine.ts';

type Choice = { options: Options; candidates?: readonly string[] };
export type ChosenImageEngine = { engine: ImageEngine; note: string };

/**
 * Starts the image engine that the options ask for; null with `off`. `auto`: the server that is named, else an image
 * server of this machine, else sketches.
 * @throws {EngineStartError} when what was asked for cannot be had
 */
export async function chooseImageEngine({ options, candidates }: Choice): Promise<ChosenImageEngine | null> {
  const { 'image-engine': wanted, 'image-base-url': baseUrl, 'image-model': model = null } = options;
  if (wanted === 'off') return null;
  if (wanted === 'sketch') return startSketch(true);
  const kinds = wanted === 'auto' ? undefined : [wanted];
  if (baseUrl !== undefined) return startNamed(options, baseUrl, kinds);
  // The network's own server may listen on one of the usual ports: a worker that asked it would ask itself.
  const ownPort = new URL(options.server).port;
  const others = (candidates ?? LOCAL_IMAGE_SERVERS).filter((url) => new URL(url).port !== ownPort);
  const key = options['image-api-key'] ?? null;
  const server = await detectImageServer(others, { model, key, ...(kinds ? { kinds } : {}) });
  if (server !== null) return startServer(options, server, `Found ${server.name}`);
  if (wanted === 'auto') return startSketch(options.engine === 'off');
  const what = model === null ? '' : ` with the model ${model}`;
  throw new EngineStartError(
    `No ${wanted} image server${what} found on this machine. Start one, or give --image-base-url.`,
  );
}

async function startNamed(
  options: Options,
  baseUrl: string,
  kinds: readonly ImageServerKind[] | undefined,
): Promise<ChosenImageEngine> {
  const server = { baseUrl, key: options['image-api-key'] ?? null };
  const found = await identifyImageServer(server, kinds);
  if (found !== null) return startServer(options, found, `Using ${found.name} at ${baseUrl}`);
  const model = options['image-model'];
  // Not every server of the OpenAI API lists its models: one whose model is named needs no list.
  if (model === undefined || (kinds !== undefined && !kinds.includes('openai'))) {
    throw new EngineStartError(
      `No image server answers at ${baseUrl}. If it speaks the OpenAI images API, name its model with --image-model.`,
    );
  }
  const openai = { ...server, kind: 'openai' as const, name: new URL(baseUrl).host, models: [model] };
  return startServer(options, { ...openai, baseUrl: normalizeBaseUrl(baseUrl) }, `Using ${openai.name}`);
}

async function startServer(options: Options, server: FoundImageServer, note: string): Promise<ChosenImageEngine> {
  const { name, models } = server;
  const asked = options['image-model'] ?? null;
  const model = asked ?? models[0] ?? name;
  const steps = options['image-steps'] ?? null;
  const chosen = { baseUrl: server.baseUrl, key: server.key, name, model, steps };
  const text = `${note}, drawing with ${model}.`;
  if (server.kind === 'sdcpp') return { engine: createSdcppEngine(chosen), note: text };
  if (server.kind === 'a1111') return { engine: createA1111Engine({ ...chosen, checkpoint: asked }), note: text };
  if (server.kind === 'openai') return { engine: createOpenAiImageEngine(chosen), note: text };
  const workflow = await readWorkflow(options['comfy-workflow']);
  if (models.length === 0 && asked === null && hasPlace(workflow, 'checkpoint')) {
    throw new EngineStartError('ComfyUI has no checkpoint yet. Put one into its folder models/checkpoints.');
  }
  return { engine: createComfyUiEngine({ ...chosen, checkpoint: model, workflow }), note: text };
}

async function readWorkflow(file: string | undefined): Promise<Workflow> {
  if (file === undefined) return workflowSchema.parse(textToImage);
  try {
    const workflow = workflowSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    if (hasPlace(workflow, 'prompt')) return workflow;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? describeError(error) : 'it is not in API format';
    throw new EngineStartError(`The workflow ${file} cannot be used: ${reason}.`);
  }
  throw new EngineStartError(`The workflow ${file} has no place for the prompt: write {{prompt}} where it belongs.`);
}

async function startSketch(required: true): Promise<ChosenImageEngine>;
async function startSketch(required: boolean): Promise<ChosenImageEngine | null>;
async function startSketch(required: boolean): Promise<ChosenImageEngine | null> {
  try {
    return {
      engine: await createSketchEngine(),
      note: 'No image model: pictures are drawn as sketches that say so. For an image model, start ComfyUI, AUTOMATIC1111 or stable-diffusion.cpp and start again; --image-engine off draws none.',
    };
  } catch (error) {
    if (!required) return null;
    throw new EngineStartError(`Sketches cannot be drawn on this machine: ${describeError(error)}`, { cause: error });
  }
}
