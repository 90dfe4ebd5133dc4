import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, readStartTime } from '../process-info.ts';

const noteOf = (folder: string) => path.join(folder, 'anvil.json');

/** Notes which anvil works on the folder: it can't notice by itself that its keeper was killed. */
export async function noteAnvil(folder: string, pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  await writeFile(noteOf(folder), JSON.stringify({ pid, startTime: await readStartTime(pid) }), { mode: 0o600 });
}

/**
 * Ends the anvil that a killed keeper has left on the folder. The caller holds the data folder's lock.
 * @returns whether there was one; its port may take another moment to be free, as a process's threads end one by one
 */
export async function endOrphan(folder: string): Promise<boolean> {
  const { pid, startTime } = await readFile(noteOf(folder), 'utf8')
    .then((text) => JSON.parse(text) as { pid?: number; startTime?: string })
    .catch(() => ({ pid: undefined, startTime: undefined }));
  // Process ids are used again: the time must fit as well.
  if (pid === undefined || !isAlive(pid) || startTime === undefined || (await readStartTime(pid)) !== startTime)
    return false;
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await sleep(20);
  return true;
}
