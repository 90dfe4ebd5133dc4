import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError, explainFolderError } from './expected-error.ts';
import { hashText } from './hash-text.ts';
import { locatePostgresBinaries, type PostgresBinaries, programPath } from './postgres-binaries.ts';
import { canWriteAs, findPostgresIdentity } from './postgres-identity.ts';
import { type Identity, runCommand } from './run-command.ts';

/** Where a root process puts what the user `postgres` could not reach inside the project. */
const SHARED_FOLDER = '/var/lib/ashao';

export type PostgresPlacement = {
  readonly binaries: PostgresBinaries;
  /** The cluster's folder. It may not exist yet; the folder that holds it does. */
  readonly dataDir: string;
  readonly identity: Identity | undefined;
};

/**
 * Decides where the programs and the data live and who runs them. Only a root process ever needs another place: PostgreSQL
 * then runs as another user, and below a folder of mode 0700 (root's home, a `mktemp -d` clone) that user can read nothing.
 *
 * @throws ExpectedError when a folder can't be made or the programs don't run on this machine
 */
export async function placePostgres(wanted: string): Promise<PostgresPlacement> {
  const found = await locatePostgresBinaries();
  await makeParent(wanted);
  const identity = await findPostgresIdentity(wanted);
  if (identity === undefined) {
    await assertRuns(found, undefined);
    return { binaries: found, dataDir: wanted, identity };
  }
  const binaries = (await runsAs(found, identity)) ? found : await copyBinaries(found, identity);
  const dataDir = (await isReachable(identity, wanted)) ? wanted : await placeOutside(wanted);
  return { binaries, dataDir, identity };
}

/** The note beside the wanted folder that says where its data went instead. */
export function locationNote(wanted: string): string {
  return `${wanted}.location`;
}

async function makeParent(wanted: string): Promise<void> {
  const parent = path.dirname(wanted);
  try {
    await mkdir(parent, { recursive: true });
  } catch (error) {
    throw explainFolderError(error, parent);
  }
}

async function runsAs(binaries: PostgresBinaries, identity: Identity | undefined): Promise<boolean> {
  const result = await runCommand(programPath(binaries.home, 'postgres'), ['--version'], { identity });
  return result.code === 0;
}

async function assertRuns(binaries: PostgresBinaries, identity: Identity | undefined): Promise<void> {
  const result = await runCommand(programPath(binaries.home, 'postgres'), ['--version'], { identity });
  if (result.code === 0) return;
  const reason = result.output.trim().split('\n').at(-1) || result.spawnError?.message || `code ${result.code}`;
  throw new ExpectedError(
    `The embedded PostgreSQL does not run on this machine (${reason}): set DATABASE_URL to a server of your own.`,
  );
}

/** Tries the real thing: a folder of that user's beside the wanted one. */
async function isReachable(identity: Identity, wanted: string): Promise<boolean> {
  const probe = `${wanted}.probe-${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(probe, { mode: 0o700 });
    await chown(probe, identity.uid, identity.gid);
    return await canWriteAs(identity, probe);
  } catch (error) {
    throw explainFolderError(error, path.dirname(wanted));
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
}

async function placeOutside(wanted: string): Promise<string> {
  const home = path.join(SHARED_FOLDER, hashText(wanted).slice(0, 12));
  const noted = await readFile(locationNote(wanted), 'utf8').catch(() => '');
  // The note must name this folder's own place: a copied project would otherwise share the data of its original.
  if (noted.startsWith(home)) return noted.trim();
  // Data without a note belonged to an earlier project at this path. It is left alone.
  const chosen = existsSync(home) ? `${home}-${Date.now().toString(36)}` : home;
  const dataDir = path.join(chosen, 'postgres');
  await makeShared(chosen);
  await writeFile(locationNote(wanted), `${dataDir}\n`);
  return dataDir;
}

/** Copies the programs once a version, under another name first, so that a killed copy is never taken for a whole one. */
async function copyBinaries(found: PostgresBinaries, identity: Identity): Promise<PostgresBinaries> {
  const home = path.join(SHARED_FOLDER, `postgres-${found.version}`);
  const copied = { home, version: found.version };
  if (await runsAs(copied, identity)) return copied;
  await makeShared(SHARED_FOLDER);
  const partial = `${home}.${randomBytes(4).toString('hex')}`;
  await cp(found.home, partial, { recursive: true, verbatimSymlinks: true });
  await openToAll(partial);
  // Another start may have been quicker: its copy is as good as ours. What is there and doesn't run is damaged.
  if (await runsAs(copied, identity)) {
    await rm(partial, { recursive: true, force: true });
    return copied;
  }
  await rm(home, { recursive: true, force: true });
  await rename(partial, home);
  await assertRuns(copied, identity);
  return copied;
}

async function makeShared(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  // A strict umask (077) would make the new folders as unreachable as the old ones.
  await chmod(SHARED_FOLDER, 0o755);
  await chmod(folder, 0o755);
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const isProgram = path.basename(entry.parentPath ?? entry.path) === 'bin';
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    await chmod(file, entry.isDirectory() || isProgram ? 0o755 : 0o644);
  }
}
