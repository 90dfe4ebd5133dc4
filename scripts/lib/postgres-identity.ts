import { stat } from 'node:fs/promises';
import { ExpectedError } from './expected-error.ts';
import { type Identity, runCommand } from './run-command.ts';

const SYSTEM_USER = 'postgres';

/** PostgreSQL refuses to run as root, so that a root process must hand it to someone else. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The user that PostgreSQL runs as: undefined means this process's own. A root process takes the owner of a data folder that
 * exists, since it may have been made before as that user, and else the system user `postgres`, which it makes if need be.
 *
 * @throws ExpectedError when root can't find or make a user
 */
export async function findPostgresIdentity(dataDir: string): Promise<Identity | undefined> {
  if (!isRoot()) return undefined;
  const owner = await stat(dataDir).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await readSystemUser()) ?? (await createSystemUser());
}

async function readSystemUser(): Promise<Identity | undefined> {
  const uid = await runCommand('id', ['-u', SYSTEM_USER]);
  const gid = await runCommand('id', ['-g', SYSTEM_USER]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  return { uid: Number(uid.output.trim()), gid: Number(gid.output.trim()) };
}

async function createSystemUser(): Promise<Identity> {
  // Two dialects: shadow-utils (Debian, Fedora …) and BusyBox (Alpine).
  const attempts: ReadonlyArray<readonly [string, readonly string[]]> = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', SYSTEM_USER]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', SYSTEM_USER]],
  ];
  for (const [file, args] of attempts) {
    await runCommand(file, args);
    const created = await readSystemUser();
    if (created !== undefined) return created;
  }
  throw new ExpectedError(
    `PostgreSQL does not run as root and a user "${SYSTEM_USER}" could not be made: run as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Whether that user can write into the folder, tried as that user: modes alone say nothing of the folders above or of ACLs. */
export async function canWriteAs(identity: Identity, folder: string): Promise<boolean> {
  const result = await runCommand('/bin/sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], { identity });
  return result.code === 0;
}
