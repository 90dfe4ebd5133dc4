import path from 'node:path';
import postgres from 'postgres';
import { findDataFolder, prepareDataFolder } from './data-folder.ts';
import { type EmbeddedPostgres, startPostgres } from './embedded-postgres.ts';
import { ExpectedError } from './expected-error.ts';
import { loadEnvironment, readVariable } from './load-environment.ts';
import { acquireLock, isLockHolder } from './process-lock.ts';

/** Held by whoever runs the embedded server, so that no one else stops it under him. */
export function lockFile(dataFolder: string): string {
  return path.join(dataFolder, 'ashao.lock');
}

/** Starts the server of the data folder, on a free port unless one is given. */
export function startOwnPostgres(dataFolder: string, port?: number): Promise<EmbeddedPostgres> {
  return startPostgres({ dataDir: path.join(dataFolder, 'postgres'), ...(port === undefined ? {} : { port }) });
}

/**
 * Runs a script's work on the database that the app would use: `DATABASE_URL`, or the embedded server. That one is started
 * for the time of the work, or shared with the `npm start` that runs it already.
 *
 * @throws ExpectedError when there is no database to be had; whatever `use` throws
 */
export async function withDatabaseUrl<T>(use: (url: string) => Promise<T>): Promise<T> {
  loadEnvironment();
  const given = readVariable('DATABASE_URL');
  if (given !== undefined) {
    await assertReachable(given);
    return use(given);
  }
  const folder = findDataFolder();
  await prepareDataFolder(folder);
  const lock = await acquireLock(lockFile(folder));
  const server = await startOwnPostgres(folder);
  try {
    return await use(server.url);
  } finally {
    if (!isLockHolder(lock)) {
      await server.stop();
      await lock.release();
    }
  }
}

/**
 * Tries to connect once, since a wrong `DATABASE_URL` would otherwise show as a failed migration.
 *
 * @throws ExpectedError that names the server, never the password
 */
export async function assertReachable(url: string): Promise<void> {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new ExpectedError('DATABASE_URL must look like postgres://user:password@host:5432/database.');
  }
  const { host, pathname } = new URL(url);
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    await sql`select 1`;
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new ExpectedError(`The database ${pathname.slice(1)} at ${host} (DATABASE_URL) can't be reached: ${reason}.`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
