import { homedir, hostname } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { TIER_IDS, WORKER_CONCURRENCY_MAX, WORKER_TYPES } from '../../lib/constants.ts';
import { normalizeBaseUrl } from './engines/openai-api.ts';
import { UsageError } from './errors.ts';
import { type FlagName, optionRows, type ValueOptionName } from './option-table.ts';

const url = z.url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' });
const count = (max: number) => z.coerce.number({ error: 'must be a number' }).int().min(1).max(max);
const seconds = z.coerce.number({ error: 'must be a number of seconds' }).min(0).max(86_400);
const withoutSlash = (text: string) => text.replace(/\/+$/, '');
const splitList = (text: unknown) => (typeof text === 'string' ? text.split(',').map((each) => each.trim()) : text);

const optionsSchema = z.object({
  server: url.default('http://localhost:3000').transform(withoutSlash),
  key: z.string({ error: 'is missing: make a worker key in your account' }).trim().min(1),
  name: z.string().trim().min(1).max(80).optional(),
  type: z.enum(WORKER_TYPES).default('native'),
  tiers: z.preprocess(splitList, z.array(z.enum(TIER_IDS)).min(1)).optional(),
  concurrency: count(WORKER_CONCURRENCY_MAX).optional(),
  engine: z.enum(['auto', 'openai', 'llama', 'guide', 'off']).default('auto'),
  'base-url': url.transform(normalizeBaseUrl).optional(),
  model: z.string().trim().min(1).optional(),
  'api-key': z.string().min(1).optional(),
  images: z.boolean(),
  'image-engine': z.enum(['auto', 'off', 'openai', 'a1111', 'comfyui', 'sdcpp', 'sketch']).default('auto'),
  'image-base-url': url.transform(withoutSlash).optional(),
  'image-model': z.string().trim().min(1).optional(),
  'image-api-key': z.string().min(1).optional(),
  'image-steps': count(150).optional(),
  'image-concurrency': count(WORKER_CONCURRENCY_MAX / 2).optional(),
  'comfy-workflow': z.string().min(1).optional(),
  'model-path': z.string().min(1).optional(),
  download: z.boolean(),
  'models-dir': z
    .string()
    .min(1)
    .default(() => join(homedir(), '.cache', 'ashao', 'models')),
  context: count(1_000_000).optional(),
  threads: count(1_024).optional(),
  gpu: z.enum(['auto', 'off']).default('auto'),
  'max-tokens': count(1_000_000).optional(),
  site: url.transform(withoutSlash).optional(),
  once: z.boolean(),
  wait: seconds.default(60),
  'drain-seconds': seconds.default(20),
  json: z.boolean(),
} satisfies Record<ValueOptionName | Exclude<FlagName, 'help' | 'version'>, z.ZodType>);

export type Options = z.infer<typeof optionsSchema>;

const HOST_NAME_CHARS_MAX = 80;

/**
 * Reads flags and, where one is absent, the environment.
 * @throws {UsageError} with every wrong or missing option in its message
 */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): Options | 'help' | 'version' {
  const values = parseFlags(args);
  if (values.help === true) return 'help';
  if (values.version === true) return 'version';
  const given: Record<string, unknown> = {};
  for (const [name, row] of optionRows) {
    // An empty variable, as compose files leave behind, counts as absent.
    const fromEnv = row.env === undefined ? undefined : env[row.env] || undefined;
    given[name] = values[name] ?? (row.value === undefined ? false : fromEnv);
  }
  const parsed = optionsSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `--${String(path[0])}: ${message}`);
    throw new UsageError(problems.join('\n'));
  }
  const { engine, 'image-engine': imageEngine } = parsed.data;
  if (engine === 'off' && imageEngine === 'off') {
    throw new UsageError('--engine off and --image-engine off leave nothing to do');
  }
  return { ...parsed.data, name: parsed.data.name ?? hostname().slice(0, HOST_NAME_CHARS_MAX) };
}

function parseFlags(args: readonly string[]): Record<string, string | boolean | undefined> {
  const options = Object.fromEntries(
    optionRows.map(([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' } as const]),
  );
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
