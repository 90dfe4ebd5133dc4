import { describeError, EngineStartError } from '../../errors.ts';
import type { Options } from '../../options.ts';
import { normalizeBaseUrl } from '../openai-api.ts';
import type { Workflow } from './comfyui/fill-workflow.ts';
import { readWorkflow } from './comfyui/read-workflow.ts';
import { createServerEngine } from './create-server-engine.ts';
import {
  detectImageServers,
  type FoundImageServer,
  type ImageServerKind,
  identifyImageServer,
  LOCAL_IMAGE_SERVERS,
} from './detect-image-servers.ts';
import type { ImageEngine } from './image-engine.ts';
import { createSketchEngine } from './sketch/sketch-engine.ts';

type Choice = {
  options: Options;
  /** Takes a line about each server that was found and cannot be used. */
  print: (line: string) => void;
  candidates?: readonly string[];
};
export type ChosenImageEngine = { engine: ImageEngine; note: string };

/**
 * Starts the image engine that the options ask for; null with `off`. `auto`: the server that is named, else the first image
 * server of this machine that can draw, else sketches. A model that is asked for is never replaced by another, nor by sketches.
 * @throws {EngineStartError} when what was asked for cannot be had
 */
export async function chooseImageEngine({ options, print, candidates }: Choice): Promise<ChosenImageEngine | null> {
  const { 'image-engine': wanted, 'image-base-url': baseUrl, 'image-model': model = null } = options;
  if (wanted === 'off') return null;
  if (wanted === 'sketch') return startSketch(true);
  const kinds = wanted === 'auto' ? undefined : [wanted];
  const workflow = await readWorkflow(
    wanted === 'auto' || wanted === 'comfyui' ? options['comfy-workflow'] : undefined,
  );
  if (baseUrl !== undefined) return startNamed({ options, workflow }, baseUrl, kinds);
  // The network's own server may listen on one of the usual ports: a worker that asked it would ask itself.
  const ownPort = new URL(options.server).port;
  const others = (candidates ?? LOCAL_IMAGE_SERVERS).filter((url) => new URL(url).port !== ownPort);
  const key = options['image-api-key'] ?? null;
  const found = await detectImageServers(others, { key, ...(kinds ? { kinds } : {}) });
  const { chosen, reasons } = startFirst({ options, workflow }, found);
  const mayFallBack = wanted === 'auto' && model === null;
  // That another server lacks the model which was asked for is what asking for it is about.
  if (mayFallBack) for (const reason of reasons) print(reason);
  if (chosen !== null) return chosen;
  if (mayFallBack) return startSketch(options.engine === 'off');
  if (reasons.length > 0) throw new EngineStartError(reasons.join('\n'));
  const which = wanted === 'auto' ? 'image server' : `${wanted} image server`;
  const what = model === null ? '' : ` for the model ${model}`;
  throw new EngineStartError(`No ${which}${what} found on this machine. Start one, or give --image-base-url.`);
}

/** The engine of the first server that can draw as asked, and why those before it cannot. */
function startFirst(wanted: Wanted, servers: readonly FoundImageServer[]) {
  const reasons: string[] = [];
  for (const server of servers) {
    try {
      return { chosen: startServer(wanted, server, `Found ${server.name}`), reasons };
    } catch (error) {
      if (!(error instanceof EngineStartError)) throw error;
      reasons.push(`Cannot draw with the server at ${server.baseUrl}: ${error.message}`);
    }
  }
  return { chosen: null, reasons };
}

type Wanted = { options: Options; workflow: Workflow };

async function startNamed(
  wanted: Wanted,
  baseUrl: string,
  kinds: readonly ImageServerKind[] | undefined,
): Promise<ChosenImageEngine> {
  const { 'image-api-key': key = null, 'image-model': model } = wanted.options;
  const server = { baseUrl, key };
  const found = await identifyImageServer(server, kinds ? { kinds } : {});
  if (found !== null) {
    // Which models of the OpenAI API draw is told by their names alone: one that is named is taken at its word.
    const models = found.kind === 'openai' && model !== undefined ? null : found.models;
    return startServer(wanted, { ...found, models }, `Using ${found.name} at ${baseUrl}`);
  }
  // Not every server of the OpenAI API lists its models: one whose model is named needs no list.
  if (model === undefined || (kinds !== undefined && !kinds.includes('openai'))) {
    throw new EngineStartError(
      `No image server answers at ${baseUrl}. If it speaks the OpenAI images API, name its model with --image-model.`,
    );
  }
  const openai = { ...server, kind: 'openai' as const, name: new URL(baseUrl).host, models: null };
  return startServer(wanted, { ...openai, baseUrl: normalizeBaseUrl(baseUrl) }, `Using ${openai.name}`);
}

function startServer({ options, workflow }: Wanted, server: FoundImageServer, note: string): ChosenImageEngine {
  const { 'image-model': model = null, 'image-steps': steps = null } = options;
  const engine = createServerEngine(server, { model, steps, workflow });
  return { engine, note: `${note}, drawing with ${engine.model}.` };
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
