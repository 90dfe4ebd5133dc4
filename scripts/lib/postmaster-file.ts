import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, isZombie, readCommandName } from './process-info.ts';

export type Postmaster = { readonly pid: number; readonly port: number };

/** What a server that runs (or was killed) wrote into its data folder; undefined when none did. */
export async function readPostmaster(dataDir: string): Promise<Postmaster | undefined> {
  const text = await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  // PostgreSQL's pidfile.h: process id, data folder, start time, port, socket folder, listen address, shared memory, status.
  const lines = text.split('\n');
  return { pid: Number(lines[0]) || 0, port: Number(lines[3]) || 0 };
}

/** What a killed server's processes need at most to notice and end. */
const ORPHANS_MS = 3_000;

/**
 * Whether a server does run. A note that PostgreSQL itself would take for a running server is removed: one that a power cut has
 * emptied, and one whose process is a zombie or has its id from another program, as happens in containers.
 */
export async function checkPostmaster(dataDir: string, postmaster: Postmaster): Promise<boolean> {
  const { pid } = postmaster;
  if (pid > 0) {
    const name = await readCommandName(pid);
    if (isAlive(pid) && (name === undefined || name.startsWith('postgres'))) return true;
    // PostgreSQL copes with the note of a process that is gone, and checks by it that no other process uses the data.
    if (!isAlive(pid) && !isZombie(pid)) return false;
    if (isZombie(pid)) await sleep(ORPHANS_MS);
  }
  await rm(path.join(dataDir, 'postmaster.pid'), { force: true });
  return false;
}
