import { EngineStartError } from '../errors.ts';
import type { Options } from '../options.ts';
import { type Candidate, detectServer, LOCAL_SERVERS } from './detect-server.ts';
import type { Engine } from './engine.ts';
import { createGuideEngine } from './guide/guide-engine.ts';
import { loadGuides } from './guide/read-sections.ts';
import { createLlamaEngine } from './llama-engine.ts';
import { DEFAULT_MODEL, downloadModel, findModelFile } from './model-files.ts';
import { listChatModels } from './openai-api.ts';
import { createOpenAiEngine } from './openai-engine.ts';
import { readsImages } from './reads-images.ts';

const LIST_TIMEOUT_MS = 10_000;

type ChooseOptions = {
  options: Options;
  print: (line: string) => void;
  /** Whether a download may draw its progress bar. */
  progress: boolean;
  candidates?: readonly Candidate[];
};
export type ChosenEngine = { engine: Engine; note: string };

/**
 * Starts the engine that the options ask for. `auto`: the GGUF file or the server that is named, else a model server
 * of this machine, else a model downloaded earlier, else the guides. Nothing is downloaded unless asked for.
 * @throws {EngineStartError} when what was asked for cannot be had
 */
export async function chooseEngine(choice: ChooseOptions): Promise<ChosenEngine> {
  const { options } = choice;
  if (options.engine === 'guide') return startGuide(options);
  if (options.engine === 'openai')
    return (await startNamedServer(options)) ?? (await startDetectedServer(choice, true));
  if (options.engine === 'llama' || options['model-path'] !== undefined || options.download) return startLlama(choice);
  const served = (await startNamedServer(options)) ?? (await startDetectedServer(choice, false));
  if (served !== null) return served;
  const modelFile = await findModelFile(options['models-dir']);
  return modelFile === null ? startGuide(options) : loadModel(choice, modelFile);
}

async function startNamedServer(options: Options): Promise<ChosenEngine | null> {
  const { 'base-url': baseUrl, 'api-key': apiKey = null } = options;
  if (baseUrl === undefined) return null;
  const server = { baseUrl, apiKey };
  const model = options.model ?? (await findFirstModel(server));
  const name = new URL(baseUrl).host;
  const images = options.images || (await readsImages(server, model));
  return { engine: createOpenAiEngine({ ...server, name, model, images }), note: `Using ${model} at ${baseUrl}.` };
}

async function findFirstModel(server: { baseUrl: string; apiKey: string | null }): Promise<string> {
  let reason = 'it lists no chat model';
  try {
    const [first] = await listChatModels(server, LIST_TIMEOUT_MS);
    if (first !== undefined) return first;
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  throw new EngineStartError(`No model at ${server.baseUrl}: ${reason}. Load one there, or name it with --model.`);
}

async function startDetectedServer(choice: ChooseOptions, required: true): Promise<ChosenEngine>;
async function startDetectedServer(choice: ChooseOptions, required: boolean): Promise<ChosenEngine | null>;
async function startDetectedServer(choice: ChooseOptions, required: boolean): Promise<ChosenEngine | null> {
  const { options } = choice;
  // The network's own server may listen on one of the usual ports: a worker that asked it would ask itself.
  const ownPort = new URL(options.server).port;
  const candidates = (choice.candidates ?? LOCAL_SERVERS).filter(({ baseUrl }) => new URL(baseUrl).port !== ownPort);
  const server = await detectServer(candidates, options.model ?? null);
  if (server !== null) {
    const found = { ...server, apiKey: options['api-key'] ?? null };
    const images = options.images || (await readsImages(found, server.model));
    const engine = createOpenAiEngine({ ...found, images });
    return { engine, note: `Found ${server.name} with ${server.model}.` };
  }
  if (!required) return null;
  const wanted = options.model === undefined ? 'a chat model' : `the model ${options.model}`;
  const names = candidates.map(({ name }) => name).join(', ');
  throw new EngineStartError(
    `No server with ${wanted} found on this machine (${names}). Start one, or give --base-url.`,
  );
}

async function startLlama(choice: ChooseOptions): Promise<ChosenEngine> {
  const { options, print, progress } = choice;
  const folder = options['models-dir'];
  const file =
    options['model-path'] ?? (await downloadModel({ model: options.model ?? DEFAULT_MODEL, folder, print, progress }));
  return loadModel(choice, file);
}

async function loadModel({ options, print }: ChooseOptions, modelPath: string): Promise<ChosenEngine> {
  const engine = await createLlamaEngine({
    modelPath,
    concurrency: options.concurrency ?? 1,
    gpu: options.gpu,
    print,
    contextTokens: options.context ?? null,
    threads: options.threads ?? null,
  });
  return { engine, note: `Loaded ${engine.model} from ${modelPath} (${engine.name}).` };
}

async function startGuide(options: Options): Promise<ChosenEngine> {
  const engine = createGuideEngine({ guides: await loadGuides(), site: options.site ?? options.server });
  const note =
    'No language model: answering from the guides. For a language model, start Ollama or LM Studio, or set ASHAO_ENGINE=llama, and start again.';
  return { engine, note };
}
