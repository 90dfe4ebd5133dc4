import { listChatModels } from './openai-api.ts';

export type Candidate = { name: string; baseUrl: string };
export type DetectedServer = Candidate & { model: string };

/** Where the usual local model servers listen when nobody changed it; the first with a model is taken. */
export const LOCAL_SERVERS: readonly Candidate[] = [
  { name: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1' },
  { name: 'LM Studio', baseUrl: 'http://127.0.0.1:1234/v1' },
  { name: 'llama.cpp', baseUrl: 'http://127.0.0.1:8080/v1' },
  { name: 'vLLM', baseUrl: 'http://127.0.0.1:8000/v1' },
];

/** A server on this machine answers in a few milliseconds; a port that swallows packets must not delay the start. */
const PROBE_TIMEOUT_MS = 1_000;

/** Asks all candidates at once; resolves to the first of their order that has a chat model (`model`, if named). */
export async function detectServer(
  candidates: readonly Candidate[] = LOCAL_SERVERS,
  model: string | null = null,
): Promise<DetectedServer | null> {
  const found = await Promise.all(
    candidates.map(async (candidate): Promise<DetectedServer | null> => {
      const models = await listChatModels({ baseUrl: candidate.baseUrl, apiKey: null }, PROBE_TIMEOUT_MS).catch(
        () => [],
      );
      const chosen = model === null ? models[0] : models.find((id) => id === model);
      return chosen === undefined ? null : { ...candidate, model: chosen };
    }),
  );
  return found.find((server) => server !== null) ?? null;
}
