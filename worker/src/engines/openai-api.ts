import { z } from 'zod';
import { describeError, EngineError } from '../errors.ts';

/** An OpenAI-compatible server. `baseUrl` ends in the version, for example `http://127.0.0.1:11434/v1`. */
export type OpenAiServer = { baseUrl: string; apiKey: string | null };

const modelList = z.object({ data: z.array(z.object({ id: z.string().min(1) })).nullable() });

/** Servers list embedding, speech and ranking models beside the ones that can chat; none says which is which. */
const NOT_FOR_CHAT = /embed|rerank|whisper|bge-|minilm|\btts\b|clip/i;
/** Those that draw. A chat server's list has none of these names, an image server's hardly anything else. */
const FOR_IMAGES =
  /stable-?diffusion|\bsd-cpp|\bsd-?(?:xl|turbo|[123][._-]|v?[123]\b)|sdxl|flux[._-]?[12]|dreamshaper|dall-e|gpt-image|(?:qwen|z|hunyuan)-?_?image|kandinsky|pixart/i;

/** `http://host:1234` means its `/v1`; a path that is given stays. */
export function normalizeBaseUrl(text: string): string {
  const url = new URL(text);
  if (url.pathname === '/') url.pathname = '/v1';
  return url.href.replace(/\/+$/, '');
}

export function createHeaders({ apiKey }: OpenAiServer): Record<string, string> {
  return apiKey === null ? {} : { Authorization: `Bearer ${apiKey}` };
}

/**
 * The chat models a server offers, in its own order.
 * @throws {EngineError} when it cannot be asked or answers something else
 */
export async function listChatModels(server: OpenAiServer, timeoutMs: number): Promise<string[]> {
  const ids = await listModels(server, timeoutMs);
  return ids.filter((id) => !NOT_FOR_CHAT.test(id) && !FOR_IMAGES.test(id));
}

/** The models of a server that draw, going by their names: no field says which do. */
export async function listImageModels(server: OpenAiServer, timeoutMs: number): Promise<string[]> {
  return (await listModels(server, timeoutMs)).filter((id) => FOR_IMAGES.test(id));
}

async function listModels(server: OpenAiServer, timeoutMs: number): Promise<string[]> {
  const url = `${server.baseUrl}/models`;
  try {
    const response = await fetch(url, { headers: createHeaders(server), signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) throw await createHttpError(url, response);
    const { data } = modelList.parse(await response.json());
    return (data ?? []).map((model) => model.id);
  } catch (error) {
    if (error instanceof EngineError) throw error;
    const reason =
      error instanceof z.ZodError || error instanceof SyntaxError ? 'no list of models' : describeError(error);
    throw new EngineError(`${url}: ${reason}`, { cause: error });
  }
}

const errorAnswer = z.object({ error: z.union([z.string(), z.object({ message: z.string() })]) });

/** The sentence in an error body, whichever of the two usual shapes it has; null when there is none. */
export function readErrorMessage(body: unknown): string | null {
  const parsed = errorAnswer.safeParse(body);
  if (!parsed.success) return null;
  return typeof parsed.data.error === 'string' ? parsed.data.error : parsed.data.error.message;
}

export async function createHttpError(url: string, response: Response): Promise<EngineError> {
  const text = await response.text().catch(() => '');
  let message: string | null = null;
  try {
    message = readErrorMessage(JSON.parse(text));
  } catch {
    // Not JSON: the first characters of the body say more than nothing.
  }
  return new EngineError(`${new URL(url).host} answered ${response.status}: ${message ?? text.trim().slice(0, 200)}`);
}
