import * as z from 'zod';
import { type ChainEnv, chainVariables, findChainProblems, readChainEnv } from './chain-env.ts';
import { fileVariables, findFileProblems, readS3Env, type S3Env } from './files-env.ts';
import { shared } from './shared.ts';

/** The only reader of `process.env` in the web app. `.env.example` lists for people what they may set. */
const flag = z.enum(['0', '1']).transform((value) => value === '1');

const envSchema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(?:ql)?:\/\//, 'must be a postgres:// URL'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  /** 0 behind a pooler that shares sessions between transactions and doesn't carry prepared statements over. */
  DATABASE_PREPARE: flag.default(true),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters'),
  /** The public address in production; unset means local mode. */
  APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  CHAIN_ID: z.coerce.number().int().min(1).optional(),
  ...chainVariables,
  ...fileVariables,
  /** Names this site to WalletConnect; unset, nothing of it is offered. */
  WALLETCONNECT_PROJECT_ID: z
    .string()
    .regex(/^[0-9a-f]{32}$/, 'must be 32 hex digits')
    .optional(),
  /** 1 when exactly one reverse proxy stands in front: its X-Forwarded-For is then believed. */
  TRUST_PROXY: flag.default(false),
  /** 0 lets several servers share a database, for tests that read what another server has stored. */
  ASHAO_INSTANCE_CHECK: flag.default(true),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** Chain of local mode: the development chain's id, known to every wallet tool. */
const LOCAL_CHAIN_ID = 31_337;
/** Base. */
const PUBLIC_CHAIN_ID = 8_453;

export type Env = z.infer<typeof envSchema> & {
  isLocal: boolean;
  chainId: number;
  /** Null: the chain features are off. */
  chain: ChainEnv | null;
  /** Null: files are kept in FILES_DIR. */
  s3: S3Env | null;
};

/**
 * Reads and checks an environment. An empty value counts as unset, as in `.env` files.
 * @throws Error one sentence for each wrong variable; meant to be shown as it is.
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const result = envSchema.safeParse(given);
  if (!result.success) throw explain(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  const isLocal = result.data.APP_URL === undefined;
  const problems = [...findChainProblems(result.data, isLocal), ...findFileProblems(result.data)];
  if (problems.length > 0) throw explain(problems);
  const chainId = result.data.CHAIN_ID ?? (isLocal ? LOCAL_CHAIN_ID : PUBLIC_CHAIN_ID);
  return { ...result.data, isLocal, chainId, chain: readChainEnv(result.data), s3: readS3Env(result.data) };
}

function explain(problems: readonly string[]): Error {
  return new Error(`The environment is not usable. ${problems.join('; ')}. See .env.example.`);
}

/** The process's environment, parsed at first use (never at import: the build imports every module). */
export function getEnv(): Env {
  return shared('env', () => parseEnv(process.env));
}
