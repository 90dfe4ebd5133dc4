import { existsSync } from 'node:fs';
import path from 'node:path';
import { makeCrashCounter } from './crash-counter.ts';
import { startOwnPostgres } from './database-url.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';
import { ExpectedError } from './expected-error.ts';
import { readPostmaster } from './postmaster-file.ts';
import { isAlive } from './process-info.ts';
import type { Session } from './session.ts';

const INTERVAL_MS = 1_000;

/**
 * Starts the server again, on the same port, when it was killed (by a system short of memory, most likely): web server and
 * worker find it there and go on. PostgreSQL itself sees to the crash of a single connection's process.
 */
export function keepPostgres(session: Session, folder: string, server: EmbeddedPostgres): void {
  const crashes = makeCrashCounter();
  const check = async (): Promise<void> => {
    const postmaster = await readPostmaster(server.dataDir);
    if (session.stopping.aborted || (postmaster !== undefined && isAlive(postmaster.pid))) return;
    if (!existsSync(path.join(server.dataDir, 'PG_VERSION'))) {
      throw new ExpectedError(`The data folder ${server.dataDir} has been taken away.`);
    }
    if (crashes.count() === undefined) throw new ExpectedError('PostgreSQL ended five times within a minute.');
    console.error('PostgreSQL has ended; starting it again.');
    await startOwnPostgres(folder, server.port);
  };
  const loop = async (): Promise<void> => {
    if (session.stopping.aborted) return;
    try {
      await check();
      setTimeout(loop, INTERVAL_MS);
    } catch (error) {
      session.fail(error);
    }
  };
  setTimeout(loop, INTERVAL_MS);
}
