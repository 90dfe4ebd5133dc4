import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { startPostgres } from './embedded-postgres.ts';

/** Runs beside a temporary server (see temporary-postgres.ts): the channel closes when the process that wanted it is gone. */
const folder = process.argv[2];

// Ctrl-C in a terminal is for the process that is guarded; the clean-up begins when that one has ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

process.on('disconnect', () => {
  cleanUp().then(
    () => process.exit(0),
    () => process.exit(1),
  );
});

async function cleanUp(): Promise<void> {
  if (folder === undefined || !existsSync(folder)) return;
  // Finds the server that still runs there, wherever its data was put, and ends it.
  const server = await startPostgres({ dataDir: path.join(folder, 'postgres') });
  await server.destroy();
  await rm(folder, { recursive: true, force: true });
}
