import path from 'node:path';
import { migrateDatabase } from '../../lib/db/migrate.ts';
import { assertPortFree, ORPHAN_GRACE_MS } from './check-port.ts';
import { findDataFolder } from './data-folder.ts';
import { assertReachable, startOwnPostgres } from './database-url.ts';
import { explainDatabaseError } from './explain-database-error.ts';
import { keepPostgres } from './keep-postgres.ts';
import { readVariable } from './load-environment.ts';
import { ensureLocalSecrets, type LocalSecrets } from './local-secrets.ts';
import { ownDataFolder, STOPPING_NOTE } from './own-data-folder.ts';
import type { ProcessLock } from './process-lock.ts';
import { runStep } from './run-step.ts';
import type { Session } from './session.ts';
import type { StartOptions } from './start-options.ts';

export type Backend = {
  readonly databaseUrl: string;
  /** Where the data lies, for people: a folder, or the server's address. */
  readonly dataPlace: string;
  /** Of the local chain, where there is one. */
  readonly chainUrl: string | undefined;
  readonly operatorKey: LocalSecrets['operatorKey'];
  /** For the web server: what the user has set, and what was generated. */
  readonly env: NodeJS.ProcessEnv;
  readonly lock: ProcessLock;
};

/**
 * Everything that the web app needs before it starts, in development and in production: data folder, free port, database,
 * migrations, secrets. What it starts is stopped at the session's end.
 *
 * @throws ExpectedError in one sentence
 */
export async function prepareBackend(session: Session, options: StartOptions): Promise<Backend> {
  const folder = findDataFolder();
  const lock = await ownDataFolder(folder);
  session.defer(() => lock.release());
  session.stopping.addEventListener('abort', () => void lock.setNote(STOPPING_NOTE).catch(() => undefined));
  await assertPortFree(options.host, options.port, lock.wasStale ? ORPHAN_GRACE_MS : 0);
  const secrets = await ensureLocalSecrets(folder);
  session.checkpoint();

  // The chain's library takes a third of a second to load, which PostgreSQL needs anyway; starts without a chain save it.
  const loading = options.hasChain ? import('./chain/start-local-chain.ts') : undefined;
  const { url, dataPlace } = await openDatabase(session, folder);
  session.checkpoint();
  await runStep('Migrations', () => migrateDatabase(url)).catch((error: unknown) => {
    throw explainDatabaseError(error, dataPlace);
  });
  session.checkpoint();
  const chain = loading === undefined ? {} : await startChain(loading, session, folder, options);
  session.checkpoint();
  const env = {
    ...process.env,
    ...chain,
    DATABASE_URL: url,
    SESSION_SECRET: readVariable('SESSION_SECRET') ?? secrets.sessionSecret,
    FILES_DIR: readVariable('FILES_DIR') ?? path.join(folder, 'files'),
    HOST: options.host,
    PORT: String(options.port),
    NEXT_TELEMETRY_DISABLED: '1',
    // On a desktop the terminal is for people; every request's log line is for machines.
    LOG_LEVEL: readVariable('LOG_LEVEL') ?? (options.isLocal ? 'warn' : 'info'),
  };
  return { databaseUrl: url, dataPlace, chainUrl: chain.RPC_URL, operatorKey: secrets.operatorKey, env, lock };
}

type ChainStarter = Promise<typeof import('./chain/start-local-chain.ts')>;

/** A machine that can't run the chain's program still chats: what needs the chain is then off, and said to be. */
async function startChain(
  loading: ChainStarter,
  session: Session,
  folder: string,
  { port }: StartOptions,
): Promise<Record<string, string>> {
  try {
    return await (await loading).startLocalChain(session, folder, port);
  } catch (error) {
    session.checkpoint();
    const reason = error instanceof Error ? error.message : error;
    console.error(`The local chain does not start; deposits and withdrawals are off. ${reason}`);
    return {};
  }
}

async function openDatabase(session: Session, folder: string): Promise<{ url: string; dataPlace: string }> {
  const given = readVariable('DATABASE_URL');
  if (given !== undefined) {
    await runStep('Database reached', () => assertReachable(given));
    return { url: given, dataPlace: `database at ${new URL(given).host}` };
  }
  const server = await runStep('PostgreSQL', () => startOwnPostgres(folder));
  session.defer(() => server.stop());
  keepPostgres(session, folder, server);
  const isElsewhere = path.dirname(server.dataDir) !== folder;
  const reason = isElsewhere ? " (root's PostgreSQL runs as another user, who can't enter the project's folder)" : '';
  return { url: server.url, dataPlace: `${server.dataDir}${reason}` };
}
