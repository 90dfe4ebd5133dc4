import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError, explainFolderError, readErrorCode } from './expected-error.ts';
import { majorOf, programPath } from './postgres-binaries.ts';
import { makePostgresEnvironment } from './postgres-environment.ts';
import { explainPostgresOutput } from './postgres-failure.ts';
import type { PostgresPlacement } from './postgres-placement.ts';
import { runCommand } from './run-command.ts';

/** The superuser and owner of everything in an embedded server. */
export const POSTGRES_ROLE = 'ashao';

/** Holds the password, mode 0600. It lies in the data folder so that whatever moves the one moves the other. */
const PASSWORD_FILE = 'ashao-password';

/**
 * Makes the cluster unless it is there already, and gives its password.
 *
 * initdb works in a folder of another name that is renamed when complete: a start that was killed half-way leaves nothing
 * that could be taken for a cluster, and what it leaves is known to hold no data.
 *
 * @throws ExpectedError when the folder holds something that is no cluster of this release, or can't be written
 */
export async function ensureCluster(placement: PostgresPlacement): Promise<string> {
  const { dataDir } = placement;
  const entries = await listFolder(dataDir);
  if (entries.length > 0 && (entries.includes('PG_VERSION') || entries.includes(PASSWORD_FILE))) {
    await assertUsable(placement);
    return readPassword(dataDir);
  }
  if (entries.length > 0) await moveAside(dataDir);
  return createCluster(placement);
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return [];
    throw explainFolderError(error, folder);
  }
}

async function assertUsable({ dataDir, binaries }: PostgresPlacement): Promise<void> {
  const found = (await readFile(path.join(dataDir, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  const wanted = majorOf(binaries.version);
  if (found === wanted) return;
  if (/^\d+(\.\d+)?$/.test(found)) {
    throw new ExpectedError(
      `The data in ${dataDir} was made by PostgreSQL ${found} and this version brings ${wanted}: move the folder aside to start afresh, or restore a dump of it.`,
    );
  }
  throw new ExpectedError(
    `The data folder ${dataDir} is damaged (PG_VERSION is unreadable): restore a backup, or move the folder aside to start afresh.`,
  );
}

async function readPassword(dataDir: string): Promise<string> {
  try {
    return (await readFile(path.join(dataDir, PASSWORD_FILE), 'utf8')).trim();
  } catch (error) {
    if (readErrorCode(error) !== 'ENOENT') throw explainFolderError(error, dataDir);
    throw new ExpectedError(
      `${dataDir} holds a PostgreSQL server that ashao did not make (no ${PASSWORD_FILE}): move the folder aside, or set DATABASE_URL to use that server.`,
    );
  }
}

/** Never deletes: whatever lies there was put there by someone. */
async function moveAside(dataDir: string): Promise<void> {
  const aside = `${dataDir}.incomplete-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  await rename(dataDir, aside);
  console.log(`The data folder was incomplete and held no database; it is now ${aside}.`);
}

async function createCluster(placement: PostgresPlacement): Promise<string> {
  const { dataDir, binaries, identity } = placement;
  const partial = `${dataDir}.new`;
  const password = randomBytes(24).toString('base64url');
  const passwordFile = path.join(partial, PASSWORD_FILE);
  const cluster = path.join(partial, 'cluster');
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(cluster, { recursive: true, mode: 0o700 });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (identity !== undefined) {
      for (const entry of [partial, cluster, passwordFile]) await chown(entry, identity.uid, identity.gid);
    }
    const result = await runCommand(programPath(binaries.home, 'initdb'), initdbArguments(cluster, passwordFile), {
      identity,
      env: makePostgresEnvironment(),
      isDetached: true,
    });
    if (result.code !== 0) throw explainPostgresOutput(result.output || String(result.spawnError), dataDir);
    await rename(passwordFile, path.join(cluster, PASSWORD_FILE));
    await rename(cluster, dataDir);
    await rm(partial, { recursive: true, force: true });
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => undefined);
    throw explainFolderError(error, dataDir);
  }
  return password;
}

function initdbArguments(cluster: string, passwordFile: string): string[] {
  return [
    `--pgdata=${cluster}`,
    `--username=${POSTGRES_ROLE}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The built-in provider sorts and folds alike on every machine: an index never breaks with an update of the system's locales.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
}
