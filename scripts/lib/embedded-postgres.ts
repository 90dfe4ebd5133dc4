import { rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureDatabase, waitUntilAnswers } from './connect-postgres.ts';
import { explainDatabaseError } from './explain-database-error.ts';
import { ensureCluster, POSTGRES_ROLE } from './postgres-cluster.ts';
import { launchServer, stopServer } from './postgres-control.ts';
import { locationNote, type PostgresPlacement, placePostgres } from './postgres-placement.ts';
import { checkPostmaster, readPostmaster } from './postmaster-file.ts';

export type StartPostgresOptions = {
  /** The cluster's folder, made when missing. A root process may have to put it elsewhere: see `EmbeddedPostgres.dataDir`. */
  readonly dataDir: string;
  /** Default: a free one. */
  readonly port?: number;
  /** Made when missing. Default `ashao`. */
  readonly database?: string;
  /** Server settings over the defaults, such as `{ fsync: 'off' }`. Names and values without spaces. */
  readonly settings?: Readonly<Record<string, string>>;
};

export type EmbeddedPostgres = {
  readonly url: string;
  readonly port: number;
  /** Where the data really is. */
  readonly dataDir: string;
  /** Another process had left the server running. Its settings are then those of that start. */
  readonly reused: boolean;
  /** Stops the server: cleanly, and by force when that takes longer than 30 s. */
  stop(): Promise<void>;
  /** Stops the server and deletes its data: for tests and benchmarks. */
  destroy(): Promise<void>;
};

/**
 * Starts a real PostgreSQL server on the loopback interface, or takes over the one that a killed process left running on the
 * same data. The server outlives this process: whoever starts it stops it, or the next start does.
 *
 * @throws ExpectedError in one sentence when folder, disk, port or programs don't allow it
 */
export async function startPostgres(options: StartPostgresOptions): Promise<EmbeddedPostgres> {
  const database = options.database ?? 'ashao';
  const wanted = path.resolve(options.dataDir);
  const placement = await placePostgres(wanted);
  const password = await ensureCluster(placement);
  const makeUrl = (port: number, name: string) => `postgres://${POSTGRES_ROLE}:${password}@127.0.0.1:${port}/${name}`;

  const running = await findRunning(placement, (port) => makeUrl(port, 'postgres'));
  const port = running ?? (await launchServer(placement, options.port, options.settings ?? {}));
  await ensureDatabase(makeUrl(port, 'postgres'), database).catch(async (error: unknown) => {
    await stopServer(placement);
    throw explainDatabaseError(error, placement.dataDir);
  });
  return {
    url: makeUrl(port, database),
    port,
    dataDir: placement.dataDir,
    reused: running !== undefined,
    stop: () => stopServer(placement),
    destroy: () => destroyCluster(placement, wanted),
  };
}

/** The port of a server that runs on this data and answers; one that runs without answering is stopped. */
async function findRunning(
  placement: PostgresPlacement,
  makeUrl: (port: number) => string,
): Promise<number | undefined> {
  const postmaster = await readPostmaster(placement.dataDir);
  if (postmaster === undefined || !(await checkPostmaster(placement.dataDir, postmaster))) return undefined;
  if (postmaster.port > 0 && (await waitUntilAnswers(makeUrl(postmaster.port), placement.dataDir)))
    return postmaster.port;
  await stopServer(placement, true);
  return undefined;
}

async function destroyCluster(placement: PostgresPlacement, wanted: string): Promise<void> {
  await stopServer(placement);
  const isElsewhere = placement.dataDir !== wanted;
  await rm(isElsewhere ? path.dirname(placement.dataDir) : placement.dataDir, { recursive: true, force: true });
  if (isElsewhere) await rm(locationNote(wanted), { force: true });
}
