import path from 'node:path';
import { ensureLocalWorkerKey } from '../../lib/accounts/ensure-local-worker-key.ts';
import { connectDatabase } from '../../lib/db/connect.ts';
import { readVariable } from './load-environment.ts';
import { makeAddress } from './make-address.ts';
import type { Backend } from './prepare-backend.ts';
import { PROJECT_ROOT } from './project-root.ts';
import type { Session } from './session.ts';
import { supervise } from './supervise.ts';

/** An answer that is being generated may take this long to finish after Ctrl-C. */
const DRAIN_SECONDS = 15;
/** Handing back what was not finished takes a moment more. */
const STOP_MS = (DRAIN_SECONDS + 5) * 1_000;

type LocalWorkerOptions = {
  readonly backend: Backend;
  readonly host: string;
  readonly port: number;
};

/** Runs one worker on this machine, for both tiers and for pictures, owned by the operator's local account. */
export async function startLocalWorker(session: Session, options: LocalWorkerOptions): Promise<void> {
  const key = await makeKey(options.backend);
  const worker = await supervise({
    spec: {
      name: 'worker',
      args: [path.join('worker', 'dist', 'cli.js'), '--server', `http://${toReachable(options.host)}:${options.port}`],
      cwd: PROJECT_ROOT,
      env: makeWorkerEnvironment(key, makeAddress(options.host, options.port)),
    },
    // Pages and workers elsewhere go on without it.
    onGiveUp: (error) => console.error(error.message),
  });
  session.defer(() => worker.stop(STOP_MS, session.hurry));
}

async function makeKey({ databaseUrl, operatorKey }: Backend): Promise<string> {
  const { db, close } = connectDatabase(databaseUrl, { max: 1, name: 'ashao-start' });
  try {
    return await ensureLocalWorkerKey(db, operatorKey);
  } finally {
    await close();
  }
}

/** The key goes in the environment, since arguments are shown to every user of the machine; the server's secrets don't go at all. */
function makeWorkerEnvironment(key: string, url: string): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _database,
    SESSION_SECRET: _secret,
    RPC_URL: _rpc,
    VOUCHER_SIGNER_KEY: _signer,
    TREASURER_KEY: _treasurer,
    RELAYER_KEY: _relayer,
    FAUCET_KEY: _faucet,
    ...rest
  } = process.env;
  return {
    // Links in answers name the address that people use, not the one that this worker calls.
    ASHAO_SITE: readVariable('APP_URL') ?? url,
    ASHAO_WORKER_NAME: 'local worker',
    ASHAO_DRAIN_SECONDS: String(DRAIN_SECONDS),
    ...rest,
    ASHAO_WORKER_KEY: key,
  };
}

/** An address that listens on all interfaces is not one to connect to. */
function toReachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
