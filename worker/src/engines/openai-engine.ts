import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import { describeError, EngineError } from '../errors.ts';
import type { ChatMessage, Engine, GenerateOptions } from './engine.ts';
import { createHeaders, createHttpError, listChatModels, type OpenAiServer, readErrorMessage } from './openai-api.ts';

const CHECK_TIMEOUT_MS = 5_000;

/** Thinking models send `reasoning` beside `content`; only the answer is passed on. */
const choice = z.object({
  delta: z.object({ content: z.string().nullish() }).nullish(),
  message: z.object({ content: z.string().nullish() }).nullish(),
});
const completion = z.object({ choices: z.array(choice).nullish() });

/** An engine that passes jobs to any OpenAI-compatible server: Ollama, LM Studio, llama.cpp, vLLM or a remote one. */
export function createOpenAiEngine({
  name,
  model,
  images = false,
  ...server
}: OpenAiServer & { name: string; model: string; images?: boolean }): Engine {
  return {
    name,
    model,
    images,
    generate: (messages, options) => streamCompletion(server, model, messages, options),
    check: async () => {
      await listChatModels(server, CHECK_TIMEOUT_MS);
    },
    close: async () => {},
  };
}

async function* streamCompletion(
  server: OpenAiServer,
  model: string,
  messages: readonly ChatMessage[],
  { signal, maxTokens }: GenerateOptions,
): AsyncGenerator<string> {
  const url = `${server.baseUrl}/chat/completions`;
  const body = {
    model,
    messages: messages.map(toOpenAi),
    stream: true,
    ...(maxTokens === undefined ? {} : { max_tokens: maxTokens }),
  };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...createHeaders(server), 'Content-Type': 'application/json', Accept: 'text/event-stream' },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.ok) throw await createHttpError(url, response);
    if (response.headers.get('content-type')?.includes('application/json')) {
      // Some servers ignore `stream` for some models and answer at once.
      yield* readPieces(await response.json());
    } else if (response.body !== null) yield* readStream(response.body);
  } catch (error) {
    if (signal.aborted || error instanceof EngineError) throw error;
    throw new EngineError(`${new URL(url).host}: ${describeError(error)}`, { cause: error });
  }
}

/** Text alone stays a text: not every server takes a list of parts. */
function toOpenAi({ role, content, images = [] }: ChatMessage) {
  if (images.length === 0) return { role, content };
  const pictures = images.map(({ type, data }) => ({
    type: 'image_url',
    image_url: { url: `data:${type};base64,${data}` },
  }));
  return { role, content: [...(content === '' ? [] : [{ type: 'text', text: content }]), ...pictures] };
}

async function* readStream(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let events: string[] = [];
  const parser = createParser({ onEvent: (event) => events.push(event.data) });
  // A stream that simply ends was cut: without this mark half an answer would be sold as a whole one.
  let complete = false;
  for await (const chunk of decodeText(body)) {
    parser.feed(chunk);
    const data = events;
    events = [];
    for (const item of data) {
      if (item.trim() === '[DONE]') {
        complete = true;
        continue;
      }
      const parsed: unknown = JSON.parse(item);
      complete ||= hasFinished(parsed);
      yield* readPieces(parsed);
    }
  }
  if (!complete) throw new EngineError('the model server ended its answer in the middle');
}

async function* decodeText(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const bytes of body) yield decoder.decode(bytes, { stream: true });
}

const finished = z.object({ choices: z.array(z.object({ finish_reason: z.string() })).min(1) });
const hasFinished = (data: unknown): boolean => finished.safeParse(data).success;

function* readPieces(data: unknown): Generator<string> {
  const error = readErrorMessage(data);
  if (error !== null) throw new EngineError(error);
  for (const { delta, message } of completion.parse(data).choices ?? []) {
    const content = delta?.content ?? message?.content;
    if (content) yield content;
  }
}
