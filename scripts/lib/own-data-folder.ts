import { setTimeout as sleep } from 'node:timers/promises';
import { prepareDataFolder } from './data-folder.ts';
import { lockFile } from './database-url.ts';
import { ExpectedError } from './expected-error.ts';
import { acquireLock, isLockHolder, type LockHolder, type ProcessLock } from './process-lock.ts';

/** Long enough for a holder to notice that its npm was killed, and to say that it is stopping. */
const NOTICE_MS = 1_500;
/** The longest orderly stop: the worker's 20 s, the server's 10 s, PostgreSQL's. */
const STOPPING_MS = 60_000;

/** What the holder's note says once it has begun to stop. */
export const STOPPING_NOTE = 'stopping';

/**
 * Makes the data folder and takes its lock. A holder that is stopping is waited for.
 *
 * @throws ExpectedError when another start runs in the folder
 */
export async function ownDataFolder(folder: string): Promise<ProcessLock> {
  await prepareDataFolder(folder);
  const began = Date.now();
  for (let isTold = false; ; ) {
    const result = await acquireLock(lockFile(folder));
    if (!isLockHolder(result)) return result;
    const isStopping = result.note === STOPPING_NOTE;
    if (Date.now() - began > (isStopping ? STOPPING_MS : NOTICE_MS)) throw explainHolder(result);
    if (isStopping && !isTold) {
      console.log('  Waiting for the previous start to end …');
      isTold = true;
    }
    await sleep(200);
  }
}

function explainHolder(holder: LockHolder): ExpectedError {
  if (holder.note === STOPPING_NOTE) return new ExpectedError(`An earlier start (process ${holder.pid}) does not end.`);
  const where = holder.note === undefined ? 'and is still starting' : `at ${holder.note}`;
  return new ExpectedError(`ashao is already running in this folder (process ${holder.pid}) ${where}.`);
}
