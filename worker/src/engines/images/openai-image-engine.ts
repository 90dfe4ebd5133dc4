import { z } from 'zod';
import { ATTEMPT_SECONDS_MAX } from '../../../../lib/constants.ts';
import { EngineError } from '../../errors.ts';
import { escapePrompt } from './escape-prompt.ts';
import { guardInWords } from './guard-in-words.ts';
import { guardPrompt } from './guard-prompt.ts';
import type { Drawing, ImageEngine, ImageTask } from './image-engine.ts';
import { askImageServer, callImageServer, type ImageServer } from './image-server.ts';
import { readPicture } from './read-picture.ts';
import { ImageServerError } from './read-server-error.ts';

const CHECK_TIMEOUT_MS = 5_000;
/** What a server without a list of models answers. Anything else says that it would not draw either: a wrong key, a failure. */
const NO_LIST: readonly number[] = [404, 405, 501];

const generation = z.object({
  data: z.array(z.object({ b64_json: z.string().nullish(), url: z.string().nullish() })).nullish(),
});

/** Fields that not every server of this API takes, dropped one at a time when its error names them. */
const OPTIONAL_FIELDS = ['response_format', 'negative_prompt', 'seed', 'size'] as const;
/** Sizes that hosted models have where they have few; the nearest in shape stands in for one that is refused. */
const COMMON_SIZES = [
  { size: '1024x1024', ratio: 1 },
  { size: '1536x1024', ratio: 1.5 },
  { size: '1024x1536', ratio: 2 / 3 },
] as const;

type Body = Record<string, string | number>;

/** An engine that passes pictures to any server with the OpenAI images API. It tells no steps. */
export function createOpenAiImageEngine(server: ImageServer & { name: string; model: string }): ImageEngine {
  return {
    name: server.name,
    model: server.model,
    stallMs: ATTEMPT_SECONDS_MAX * 1_000,
    draw: (task, { signal }) => draw(server, task, signal),
    check: async () => {
      const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS);
      // Not every server lists its models: that it answers to know of no list is enough.
      await askImageServer(server, '/models', { schema: z.unknown(), signal }).catch((error: unknown) => {
        if (!(error instanceof ImageServerError) || !NO_LIST.includes(error.status)) throw error;
      });
    },
    close: async () => {},
  };
}

async function draw(server: ImageServer & { model: string }, task: ImageTask, signal: AbortSignal): Promise<Drawing> {
  try {
    const { data } = await generate(server, createBody(server.model, task), task, signal);
    const [first] = data ?? [];
    if (first?.b64_json) return readPicture(first.b64_json);
    if (first?.url) return await load(server, first.url, signal);
    throw new EngineError('the image server answered without a picture');
  } catch (error) {
    if (isHeldBack(error)) return { censored: true };
    throw error;
  }
}

function createBody(model: string, task: ImageTask): Body {
  // Local servers that speak this API read tags in prompts: models, and options of their own.
  const negative = escapePrompt(guardPrompt(task), 'none');
  return {
    model,
    prompt: createPrompt(task),
    n: 1,
    size: `${task.width}x${task.height}`,
    response_format: 'b64_json',
    seed: task.seed,
    ...(negative === '' ? {} : { negative_prompt: negative }),
  };
}

function createPrompt({ prompt }: ImageTask, addition = ''): string {
  return escapePrompt(addition === '' ? prompt : `${prompt.replace(/[\s.,]+$/, '')}. ${addition}`, 'none');
}

async function generate(server: ImageServer, first: Body, task: ImageTask, signal: AbortSignal) {
  let body = first;
  while (true) {
    try {
      return await askImageServer(server, '/images/generations', { body, schema: generation, signal });
    } catch (error) {
      const next = simplify(body, error, task);
      if (next === null) throw error;
      body = next;
    }
  }
}

/**
 * The body without the field that the server complains of; null when it complains of none that can go. What the negative
 * prompt asked for is then said in the prompt: a picture for everyone must not depend on what the server takes.
 */
function simplify(body: Body, error: unknown, task: ImageTask): Body | null {
  if (!(error instanceof ImageServerError) || (error.status !== 400 && error.status !== 422)) return null;
  const { field: told, message } = error;
  const field = OPTIONAL_FIELDS.find((name) => name in body && (told === name || message.includes(name)));
  if (field === undefined) return null;
  const { [field]: refused, ...rest } = body;
  if (field === 'negative_prompt') return { ...rest, prompt: createPrompt(task, guardInWords(task)) };
  if (field !== 'size' || COMMON_SIZES.some(({ size }) => size === refused)) return rest;
  const distance = (ratio: number) => Math.abs(Math.log(ratio / (task.width / task.height)));
  const [nearest] = [...COMMON_SIZES].sort((a, b) => distance(a.ratio) - distance(b.ratio));
  return nearest === undefined ? rest : { ...rest, size: nearest.size };
}

/** Some servers name a file of theirs where the bytes were asked for. */
async function load(server: ImageServer, url: string, signal: AbortSignal): Promise<Drawing> {
  const { origin, pathname, search } = new URL(url, server.baseUrl);
  // The key is for the server that was named, and a stranger's address must not make this machine fetch from its own network.
  if (origin !== new URL(server.baseUrl).origin) throw new EngineError(`the image server points to ${origin}`);
  return readPicture(await callImageServer({ ...server, baseUrl: origin }, `${pathname}${search}`, { signal }));
}

function isHeldBack(error: unknown): boolean {
  if (!(error instanceof ImageServerError)) return false;
  return (
    /content_policy_violation|moderation_blocked|content_filter/.test(error.code) ||
    /safety system|content policy|content filter/i.test(error.message)
  );
}
