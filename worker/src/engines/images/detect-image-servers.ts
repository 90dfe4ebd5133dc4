import { z } from 'zod';
import { listImageModels, normalizeBaseUrl } from '../openai-api.ts';
import { askImageServer, type ImageServer } from './image-server.ts';

/** In the order in which a server is asked. */
const IMAGE_SERVER_KINDS = ['sdcpp', 'comfyui', 'a1111', 'openai'] as const;
export type ImageServerKind = (typeof IMAGE_SERVER_KINDS)[number];
export type FoundImageServer = ImageServer & {
  kind: ImageServerKind;
  name: string;
  /** What it can draw with; null when it did not say in time. */
  models: string[] | null;
  /** Other names that it takes for one of them, such as its page shows them. */
  aliases?: string[];
};

/** Where image servers listen when nobody changed it; the first that answers as one is taken. */
export const LOCAL_IMAGE_SERVERS: readonly string[] = [
  'http://127.0.0.1:8188',
  'http://127.0.0.1:7860',
  'http://127.0.0.1:1234',
  'http://127.0.0.1:8080',
];

/** A server on this machine answers in a few milliseconds; a port that swallows packets must not delay the start. */
const PROBE_TIMEOUT_MS = 1_500;
/** One that is known to be there is worth waiting for: listing many files on a slow disk takes its time. */
const LIST_TIMEOUT_MS = 15_000;

const capabilities = z.object({
  model: z.object({ name: z.string(), stem: z.string().nullish() }),
  supported_modes: z.array(z.string()).optional(),
});
const checkpoints = z.array(z.object({ title: z.string(), model_name: z.string() }));
const systemStats = z.object({ system: z.object({ python_version: z.string() }), devices: z.array(z.unknown()) });
const fileNames = z.array(z.string());
/** A node's inputs: a list of choices comes first in its tuple, in newer versions in its second place. */
const loaderInfo = z.object({
  CheckpointLoaderSimple: z.object({
    input: z.object({
      required: z.object({
        ckpt_name: z.union([
          z
            .tuple([fileNames])
            .rest(z.unknown())
            .transform(([choices]) => choices),
          z.tuple([z.string(), z.object({ options: fileNames })]).transform(([, { options: choices }]) => choices),
        ]),
      }),
    }),
  }),
});

const options = z.object({ sd_model_checkpoint: z.string().nullish() });

type Found = Omit<FoundImageServer, keyof ImageServer> & { baseUrl?: string };
/** `timeoutMs`: for what tells which server it is. */
type Probe = (server: ImageServer, timeoutMs: number) => Promise<Found | null>;

/**
 * Each API by what no other server has. stable-diffusion.cpp comes first, as it also speaks the others; the OpenAI API
 * last and only with a model that draws by its name, as every chat server speaks that one.
 */
const PROBES: Readonly<Record<ImageServerKind, Probe>> = {
  sdcpp: async (server, timeoutMs) => {
    const { model, supported_modes: modes } = await askImageServer(server, '/sdcpp/v1/capabilities', {
      schema: capabilities,
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (modes !== undefined && !modes.includes('img_gen')) return null;
    return { kind: 'sdcpp', name: 'stable-diffusion.cpp', models: [model.stem || model.name], aliases: [model.name] };
  },
  comfyui: async (server, timeoutMs) => {
    await askImageServer(server, '/system_stats', { schema: systemStats, signal: AbortSignal.timeout(timeoutMs) });
    return { kind: 'comfyui', name: 'ComfyUI', models: await listCheckpoints(server) };
  },
  a1111: async (server, timeoutMs) => {
    const found = await askImageServer(server, '/sdapi/v1/sd-models', {
      schema: checkpoints,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { sd_model_checkpoint: title } = await askImageServer(server, '/sdapi/v1/options', {
      schema: options,
      signal: AbortSignal.timeout(LIST_TIMEOUT_MS),
    });
    // Forge, and a file that was never loaded, go without the checksum behind the name.
    const isLoaded = (model: { title: string }) => bareTitle(model.title) === bareTitle(title ?? '');
    // The one that is loaded draws at once; any other is loaded first.
    const ordered = [...found.filter(isLoaded), ...found.filter((model) => !isLoaded(model))];
    const models = ordered.map((model) => model.model_name);
    // Its page shows a file with a checksum behind it, and it takes either.
    const aliases = ordered.flatMap((model) => [model.title, bareTitle(model.title)]);
    return { kind: 'a1111', name: 'AUTOMATIC1111', models, aliases };
  },
  openai: async (server, timeoutMs) => {
    const baseUrl = normalizeBaseUrl(server.baseUrl);
    const models = await listImageModels({ baseUrl, apiKey: server.key }, timeoutMs);
    return models.length === 0 ? null : { kind: 'openai', name: new URL(baseUrl).host, models, baseUrl };
  },
};

/** Without the checksum: `sdxl.safetensors [31e35c80fc]` is `sdxl.safetensors`. */
const bareTitle = (title: string) => title.replace(/ \[\w+\]$/, '');

/** Never by its list of all nodes, which takes it many seconds. An older ComfyUI lists no folder, but the choices of one node. */
async function listCheckpoints(server: ImageServer): Promise<string[] | null> {
  const signal = AbortSignal.timeout(LIST_TIMEOUT_MS);
  try {
    return await askImageServer(server, '/models/checkpoints', { schema: fileNames, signal });
  } catch {
    const path = '/object_info/CheckpointLoaderSimple';
    const info = await askImageServer(server, path, { schema: loaderInfo, signal }).catch(() => null);
    return info?.CheckpointLoaderSimple.input.required.ckpt_name ?? null;
  }
}

/** Which API a server speaks, and what it can draw with; null when it is no image server. */
export async function identifyImageServer(
  server: ImageServer,
  {
    kinds = IMAGE_SERVER_KINDS,
    timeoutMs = LIST_TIMEOUT_MS,
  }: { kinds?: readonly ImageServerKind[]; timeoutMs?: number },
): Promise<FoundImageServer | null> {
  const found = await Promise.all(
    IMAGE_SERVER_KINDS.filter((kind) => kinds.includes(kind)).map((kind) =>
      PROBES[kind](server, timeoutMs).catch(() => null),
    ),
  );
  const first = found.find((each) => each !== null);
  return first === undefined ? null : { ...server, ...first };
}

/** Asks all candidates at once; resolves to those that draw, in the candidates' order. */
export async function detectImageServers(
  candidates: readonly string[],
  { key, kinds }: { key: string | null; kinds?: readonly ImageServerKind[] },
): Promise<FoundImageServer[]> {
  const asked = { timeoutMs: PROBE_TIMEOUT_MS, ...(kinds ? { kinds } : {}) };
  const found = await Promise.all(candidates.map((baseUrl) => identifyImageServer({ baseUrl, key }, asked)));
  return found.filter((server) => server !== null);
}
