import { parseArgs } from 'node:util';
import { ExpectedError } from './expected-error.ts';
import { readVariable } from './load-environment.ts';

export type StartOptions = {
  readonly host: string;
  readonly port: number;
  /** A worker on this machine, for both tiers. */
  readonly hasWorker: boolean;
  /** A chain of this machine's own: in local mode, unless another is named. */
  readonly hasChain: boolean;
  /** No public address: this machine serves itself, with generated secrets. */
  readonly isLocal: boolean;
};

export const START_USAGE = `npm start -- [--no-worker]

  --no-worker   don't run a worker on this machine

Environment (.env is read; see .env.example): PORT, HOST, DATABASE_URL, APP_URL, SESSION_SECRET,
ASHAO_DATA_DIR (default .data), ASHAO_LOCAL_WORKER=on|off, ASHAO_CHAIN=1|0`;

/**
 * Reads options and environment, checked as far as possible before anything is started. Undefined: only help was asked for.
 *
 * @throws ExpectedError in one sentence that names the option or variable
 */
export function readStartOptions(args: readonly string[]): StartOptions | undefined {
  const { help, 'no-worker': noWorker } = parseOptions(args);
  if (help) return undefined;
  const isLocal = readVariable('APP_URL') === undefined;
  if (!isLocal && readVariable('SESSION_SECRET') === undefined) {
    throw new ExpectedError(
      'APP_URL is set, so SESSION_SECRET must be too: 32 characters or more, for example from openssl rand -hex 32.',
    );
  }
  const worker = readVariable('ASHAO_LOCAL_WORKER') ?? (isLocal ? 'on' : 'off');
  if (worker !== 'on' && worker !== 'off') throw new ExpectedError('ASHAO_LOCAL_WORKER must be on or off.');
  const chain = readVariable('ASHAO_CHAIN') ?? '1';
  if (chain !== '0' && chain !== '1') throw new ExpectedError('ASHAO_CHAIN must be 1 or 0.');
  const hasOtherChain = ['CHAIN_ID', 'RPC_URL', 'VAULT_ADDRESS'].some((name) => readVariable(name) !== undefined);
  return {
    host: readVariable('HOST') ?? '127.0.0.1',
    port: readPort(readVariable('PORT') ?? '3000'),
    hasWorker: worker === 'on' && !noWorker,
    hasChain: isLocal && chain === '1' && !hasOtherChain,
    isLocal,
  };
}

function parseOptions(args: readonly string[]): { help?: boolean | undefined; 'no-worker'?: boolean | undefined } {
  try {
    return parseArgs({
      args: [...args],
      options: { help: { type: 'boolean', short: 'h' }, 'no-worker': { type: 'boolean' } },
    }).values;
  } catch (error) {
    throw new ExpectedError(
      `${error instanceof Error ? error.message.split('. ')[0] : error}. See npm start -- --help.`,
    );
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new ExpectedError(`PORT must be a number from 0 to 65535, not "${text}".`);
}
