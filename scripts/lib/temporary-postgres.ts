import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './embedded-postgres.ts';

export type TemporaryPostgres = { readonly url: string; destroy(): Promise<void> };

/** Faster, and safe only because a crash may lose this data. */
const THROWAWAY_SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/**
 * Starts a server on an empty temporary folder. It is stopped and its folder deleted by `destroy()`, and also when this
 * process ends in any other way, Ctrl-C and `kill -9` included: a guardian process waits for that.
 */
export async function startTemporaryPostgres(
  database = 'ashao',
  settings: Readonly<Record<string, string>> = THROWAWAY_SETTINGS,
): Promise<TemporaryPostgres> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ashao-postgres-'));
  // The server of a root process runs as another user, who must be able to pass.
  await chmod(folder, 0o755);
  const guardian = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('postgres-guardian.ts', import.meta.url)), folder],
    {
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      windowsHide: true,
    },
  );
  guardian.unref();
  guardian.channel?.unref();
  const server = await startPostgres({ dataDir: path.join(folder, 'postgres'), database, settings });
  return {
    url: server.url,
    destroy: async () => {
      await server.destroy();
      await rm(folder, { recursive: true, force: true });
      guardian.kill('SIGKILL');
    },
  };
}
