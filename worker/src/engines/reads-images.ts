import { z } from 'zod';
import { createHeaders, type OpenAiServer } from './openai-api.ts';

const PROBE_TIMEOUT_MS = 2_000;

const ollamaModel = z.object({ capabilities: z.array(z.string()) });
const llamaProps = z.object({ modalities: z.object({ vision: z.boolean() }) });
const studioModels = z.object({ data: z.array(z.object({ id: z.string(), type: z.string() })) });

type Probe = { path: string; body?: object; says: (answer: unknown) => boolean };

/**
 * Whether a server's model reads pictures, from what the local servers tell beside the OpenAI API: Ollama its model's
 * capabilities, llama.cpp its modalities, LM Studio its models' types. What nobody says counts as no: a model that
 * can't see would answer with an invention.
 */
export async function readsImages(server: OpenAiServer, model: string): Promise<boolean> {
  const probes: readonly Probe[] = [
    {
      path: '/api/show',
      body: { model },
      says: (answer) => ollamaModel.safeParse(answer).data?.capabilities.includes('vision') ?? false,
    },
    { path: '/props', says: (answer) => llamaProps.safeParse(answer).data?.modalities.vision ?? false },
    {
      path: '/api/v0/models',
      says: (answer) =>
        studioModels.safeParse(answer).data?.data.some(({ id, type }) => id === model && type === 'vlm') ?? false,
    },
  ];
  return (await Promise.all(probes.map((probe) => ask(server, probe)))).includes(true);
}

async function ask(server: OpenAiServer, { path, body, says }: Probe): Promise<boolean> {
  try {
    const response = await fetch(new URL(path, server.baseUrl), {
      headers: { ...createHeaders(server), 'Content-Type': 'application/json' },
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    return response.ok && says(await response.json());
  } catch {
    return false;
  }
}
