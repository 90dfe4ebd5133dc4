import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { describeError, EngineError, EngineStartError } from '../errors.ts';
import type { ChatMessage, Engine, GenerateOptions } from './engine.ts';
import { fitMessages } from './fit-messages.ts';
import { installLlama, loadLlamaLibrary } from './install-llama.ts';
import type { LlamaHistoryItem, LlamaLibrary, LlamaModel, LlamaSequence } from './llama-library.ts';
import { TextQueue } from './text-queue.ts';

const CONTEXT_TOKENS_DEFAULT = 4_096;
const NAME_CHARS_MAX = 120;

export type LlamaOptions = {
  modelPath: string;
  /** Answers generated at once, each with a context of its own. */
  concurrency: number;
  gpu: 'auto' | 'off';
  print: (line: string) => void;
  /** In tokens; at most what the model was trained for. */
  contextTokens?: number | null;
  /** Left out, the library decides. Tiny models are many times faster with 1. */
  threads?: number | null;
};

/**
 * Loads a GGUF file into this process, installing node-llama-cpp first if need be. A model without a chat template gets
 * the library's general one.
 * @throws {EngineStartError} when the library or the model cannot be loaded
 */
export async function createLlamaEngine(options: LlamaOptions): Promise<Engine> {
  const { modelPath, concurrency, print, gpu } = options;
  if (!existsSync(modelPath)) throw new EngineStartError(`${modelPath} cannot be loaded: there is no such file.`);
  await installLlama({ print, gpu });
  const library = await loadLlamaLibrary();
  const llama = await library.getLlama({
    gpu: gpu === 'off' ? false : 'auto',
    build: 'never',
    skipDownload: true,
    logLevel: 'error',
  });
  try {
    const model = await llama.loadModel({ modelPath });
    const contextSize = Math.min(model.trainContextSize, options.contextTokens ?? CONTEXT_TOKENS_DEFAULT);
    const threads = options.threads ?? null;
    const context = await model.createContext({
      contextSize,
      sequences: concurrency,
      ...(threads === null ? {} : { threads }),
    });
    const free = Array.from({ length: concurrency }, () => context.getSequence());
    return {
      name: `llama.cpp in-process, ${llama.gpu === false ? 'CPU' : llama.gpu}`,
      model: nameModel(model, modelPath),
      generate: (messages, generateOptions) =>
        generate({ library, model, free, contextTokens: context.contextSize }, messages, generateOptions),
      close: () => llama.dispose(),
    };
  } catch (error) {
    await llama.dispose();
    throw new EngineStartError(`${modelPath} cannot be loaded: ${describeError(error)}`, { cause: error });
  }
}

function nameModel(model: LlamaModel, modelPath: string): string {
  const name = model.fileInfo.metadata.general?.name;
  const text = typeof name === 'string' && name.trim() !== '' ? name.trim() : basename(modelPath, '.gguf');
  return text.slice(0, NAME_CHARS_MAX);
}

type Loaded = { library: LlamaLibrary; model: LlamaModel; free: LlamaSequence[]; contextTokens: number };

async function* generate(
  { library, model, free, contextTokens }: Loaded,
  messages: readonly ChatMessage[],
  { signal, maxTokens }: GenerateOptions,
): AsyncGenerator<string> {
  const sequence = free.pop();
  if (sequence === undefined) throw new EngineError('every context of the model is in use');
  const session = new library.LlamaChatSession({ contextSequence: sequence });
  const stop = new AbortController();
  const abort = () => stop.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  const queue = new TextQueue();
  // A quarter of the context stays free for the answer; a longer answer makes the library shift the oldest text out.
  const fitted = fitMessages(messages, Math.floor(contextTokens * 0.75), (text) => model.tokenize(text).length);
  session.setChatHistory(fitted.slice(0, -1).map(toHistoryItem));
  const prompting = session
    .prompt(fitted.at(-1)?.content ?? '', {
      signal: stop.signal,
      stopOnAbortSignal: true,
      // A model that never says "end" would write for ever.
      maxTokens: maxTokens ?? contextTokens,
      onTextChunk: (text) => queue.push(text),
    })
    .then(
      () => queue.end(),
      (error) => queue.fail(new EngineError(describeError(error), { cause: error })),
    );
  try {
    yield* queue;
  } finally {
    stop.abort();
    await prompting;
    signal.removeEventListener('abort', abort);
    session.dispose({ disposeSequence: false });
    free.push(sequence);
  }
}

function toHistoryItem({ role, content }: ChatMessage): LlamaHistoryItem {
  return role === 'assistant' ? { type: 'model', response: [content] } : { type: role, text: content };
}
