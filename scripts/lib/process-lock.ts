import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { explainFolderError, readErrorCode } from './expected-error.ts';
import { isAlive, readStartTime } from './process-info.ts';

export type LockHolder = {
  readonly pid: number;
  /** Tells a process from a later one with the same id. */
  readonly startTime?: string;
  /** Whatever the holder wants others to know, such as its address. */
  readonly note?: string;
};

export type ProcessLock = {
  /** A holder that had died without letting go was replaced. */
  readonly wasStale: boolean;
  setNote(note: string): Promise<void>;
  release(): Promise<void>;
};

/**
 * Takes a lock that dies with its process: a file with process id and start time. Gives the living holder instead when
 * there is one.
 *
 * @throws ExpectedError when the folder can't be written
 */
export async function acquireLock(file: string): Promise<ProcessLock | LockHolder> {
  let wasStale = false;
  for (;;) {
    if (await tryCreate(file)) return makeLock(file, wasStale);
    const holder = await readHolder(file);
    if (holder !== undefined && (await isHeld(holder))) return holder;
    await removeStale(file);
    wasStale = true;
  }
}

export function isLockHolder(result: ProcessLock | LockHolder): result is LockHolder {
  return 'pid' in result;
}

async function describeSelf(note?: string): Promise<string> {
  const startTime = await readStartTime(process.pid);
  return JSON.stringify({ pid: process.pid, ...(startTime ? { startTime } : {}), ...(note ? { note } : {}) });
}

/** Writes under another name and links: a reader never sees a lock without its content. */
async function tryCreate(file: string): Promise<boolean> {
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(draft, await describeSelf(), { mode: 0o600 });
    await link(draft, file);
    return true;
  } catch (error) {
    if (readErrorCode(error) === 'EEXIST') return false;
    throw explainFolderError(error, path.dirname(file));
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Of two that find the same stale lock the slower may take away the new one of the quicker: it is looked at again and put back. */
async function removeStale(file: string): Promise<void> {
  const taken = `${file}.${randomBytes(4).toString('hex')}`;
  await rename(file, taken).catch(() => undefined);
  const holder = await readHolder(taken);
  if (holder !== undefined && (await isHeld(holder))) await link(taken, file).catch(() => undefined);
  await rm(taken, { force: true });
}

function makeLock(file: string, wasStale: boolean): ProcessLock {
  // One after the other: a note that is still being written must not bring back a lock that was let go.
  let written = Promise.resolve();
  const write = async (note: string): Promise<void> => {
    const draft = `${file}.note`;
    await writeFile(draft, await describeSelf(note), { mode: 0o600 });
    await rename(draft, file);
  };
  return {
    wasStale,
    setNote: (note) => {
      written = written.then(() => write(note));
      return written;
    },
    release: async () => {
      await written.catch(() => undefined);
      await rm(file, { force: true });
    },
  };
}

async function readHolder(file: string): Promise<LockHolder | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number')
      return undefined;
    return {
      pid: value.pid,
      ...('startTime' in value && typeof value.startTime === 'string' ? { startTime: value.startTime } : {}),
      ...('note' in value && typeof value.note === 'string' ? { note: value.note } : {}),
    };
  } catch (error) {
    if (readErrorCode(error) === 'EACCES') throw explainFolderError(error, path.dirname(file));
    return undefined;
  }
}

async function isHeld(holder: LockHolder): Promise<boolean> {
  if (!isAlive(holder.pid)) return false;
  const startTime = await readStartTime(holder.pid);
  return holder.startTime === undefined || startTime === undefined || startTime === holder.startTime;
}
