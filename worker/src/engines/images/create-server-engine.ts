import { EngineStartError } from '../../errors.ts';
import { createA1111Engine } from './a1111-engine.ts';
import { createComfyUiEngine } from './comfyui/comfyui-engine.ts';
import { hasPlace, type Workflow } from './comfyui/fill-workflow.ts';
import type { FoundImageServer } from './detect-image-servers.ts';
import type { ImageEngine } from './image-engine.ts';
import { createOpenAiImageEngine } from './openai-image-engine.ts';
import { createSdcppEngine } from './sdcpp-engine.ts';

type Asked = {
  /** The model that was asked for; null: the server's first. */
  model: string | null;
  steps: number | null;
  /** For ComfyUI alone. */
  workflow: Workflow;
};

/** More names than anybody reads in an error. */
const NAMED_MODELS_MAX = 20;

/**
 * The engine that draws with a server.
 * @throws {EngineStartError} when the server has nothing to draw with, or not what was asked for
 */
export function createServerEngine(server: FoundImageServer, { model: asked, steps, workflow }: Asked): ImageEngine {
  const { baseUrl, key, kind, name, models } = server;
  // A workflow of one's own may load what it needs by itself; a model is then only what it is called, and the first in
  // the server's list is not what draws.
  const takesModel = kind !== 'comfyui' || hasPlace(workflow, 'checkpoint');
  if (takesModel) checkModels(server, asked);
  const model = asked ?? (takesModel ? models?.[0] : undefined) ?? name;
  const chosen = { baseUrl, key, name, model, steps };
  if (kind === 'sdcpp') return createSdcppEngine(chosen);
  if (kind === 'a1111') return createA1111Engine({ ...chosen, checkpoint: asked });
  if (kind === 'openai') return createOpenAiImageEngine(chosen);
  return createComfyUiEngine({ ...chosen, checkpoint: model, workflow });
}

function checkModels({ kind, name, models, aliases = [] }: FoundImageServer, asked: string | null): void {
  if (models === null) {
    if (asked !== null) return;
    throw new EngineStartError(`${name} does not list its models. Name one with --image-model.`);
  }
  if (models.length === 0) {
    const folder = kind === 'comfyui' ? 'models/checkpoints' : 'models/Stable-diffusion';
    throw new EngineStartError(`${name} has no checkpoint yet. Put one into its folder ${folder}.`);
  }
  if (asked === null || models.includes(asked) || aliases.includes(asked)) return;
  const more = models.length > NAMED_MODELS_MAX ? ` and ${models.length - NAMED_MODELS_MAX} more` : '';
  throw new EngineStartError(
    `${name} has no model ${asked}. It has: ${models.slice(0, NAMED_MODELS_MAX).join(', ')}${more}.`,
  );
}
