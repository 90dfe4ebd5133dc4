import { z } from 'zod';
import { listImageModels, normalizeBaseUrl } from '../openai-api.ts';
import { askImageServer, type ImageServer } from './image-server.ts';

/** In the order in which a server is asked. */
const IMAGE_SERVER_KINDS = ['sdcpp', 'comfyui', 'a1111', 'openai'] as const;
export type ImageServerKind = (typeof IMAGE_SERVER_KINDS)[number];
export type FoundImageServer = ImageServer & { kind: ImageServerKind; name: string; models: string[] };

/** Where image servers listen when nobody changed it; the first that answers as one is taken. */
export const LOCAL_IMAGE_SERVERS: readonly string[] = [
  'http://127.0.0.1:8188',
  'http://127.0.0.1:7860',
  'http://127.0.0.1:1234',
  'http://127.0.0.1:8080',
];

/** A server on this machine answers in a few milliseconds; a port that swallows packets must not delay the start. */
const PROBE_TIMEOUT_MS = 1_500;

const capabilities = z.object({
  model: z.object({ name: z.string(), stem: z.string().nullish() }),
  supported_modes: z.array(z.string()).optional(),
});
const checkpoints = z.array(z.object({ title: z.string(), model_name: z.string() }));
const systemStats = z.object({ system: z.object({ python_version: z.string() }), devices: z.array(z.unknown()) });
/** A node's inputs: a list of choices comes first in its tuple. */
const loaderInfo = z.object({
  CheckpointLoaderSimple: z.object({
    input: z.object({ required: z.object({ ckpt_name: z.tuple([z.array(z.string())]).rest(z.unknown()) }) }),
  }),
});

const options = z.object({ sd_model_checkpoint: z.string().nullish() });

type Found = Omit<FoundImageServer, keyof ImageServer> & { baseUrl?: string };
type Probe = (server: ImageServer, signal: AbortSignal) => Promise<Found | null>;

/**
 * Each API by what no other server has. stable-diffusion.cpp comes first, as it also speaks the others; the OpenAI API
 * last and only with a model that draws by its name, as every chat server speaks that one.
 */
const PROBES: Readonly<Record<ImageServerKind, Probe>> = {
  sdcpp: async (server, signal) => {
    const { model, supported_modes: modes } = await askImageServer(server, '/sdcpp/v1/capabilities', {
      schema: capabilities,
      signal,
    });
    if (modes !== undefined && !modes.includes('img_gen')) return null;
    return { kind: 'sdcpp', name: 'stable-diffusion.cpp', models: [model.stem || model.name] };
  },
  comfyui: async (server, signal) => {
    await askImageServer(server, '/system_stats', { schema: systemStats, signal });
    const path = '/object_info/CheckpointLoaderSimple';
    const info = await askImageServer(server, path, { schema: loaderInfo, signal }).catch(() => null);
    const [models] = info?.CheckpointLoaderSimple.input.required.ckpt_name ?? [[]];
    return { kind: 'comfyui', name: 'ComfyUI', models };
  },
  a1111: async (server, signal) => {
    const found = await askImageServer(server, '/sdapi/v1/sd-models', { schema: checkpoints, signal });
    const { sd_model_checkpoint: title } = await askImageServer(server, '/sdapi/v1/options', {
      schema: options,
      signal,
    });
    const isLoaded = (model: { title: string }) => model.title === title;
    // The one that is loaded draws at once; any other is loaded first.
    const ordered = [...found.filter(isLoaded), ...found.filter((model) => !isLoaded(model))];
    return { kind: 'a1111', name: 'AUTOMATIC1111', models: ordered.map((model) => model.model_name) };
  },
  openai: async (server) => {
    const baseUrl = normalizeBaseUrl(server.baseUrl);
    const models = await listImageModels({ baseUrl, apiKey: server.key }, PROBE_TIMEOUT_MS);
    return models.length === 0 ? null : { kind: 'openai', name: new URL(baseUrl).host, models, baseUrl };
  },
};

/** Which API a server speaks, and what it can draw with; null when it is no image server. */
export async function identifyImageServer(
  server: ImageServer,
  kinds: readonly ImageServerKind[] = IMAGE_SERVER_KINDS,
): Promise<FoundImageServer | null> {
  const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
  const found = await Promise.all(
    IMAGE_SERVER_KINDS.filter((kind) => kinds.includes(kind)).map((kind) =>
      PROBES[kind](server, signal).catch(() => null),
    ),
  );
  const first = found.find((each) => each !== null);
  return first === undefined ? null : { ...server, ...first };
}

/** Asks all candidates at once; resolves to the first of their order that draws (with `model`, if named). */
export async function detectImageServer(
  candidates: readonly string[],
  { model, key, kinds }: { model: string | null; key: string | null; kinds?: readonly ImageServerKind[] },
): Promise<FoundImageServer | null> {
  const found = await Promise.all(candidates.map((baseUrl) => identifyImageServer({ baseUrl, key }, kinds)));
  return found.find((server) => server !== null && (model === null || server.models.includes(model))) ?? null;
}
