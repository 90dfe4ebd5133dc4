import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { hasCode } from '../db/has-code.ts';
import { checkPrefix, checkType, typeOfKey } from './check-key.ts';
import type { FileStore } from './file-store.ts';
import { toUnavailable } from './to-unavailable.ts';

/** Of drafts. No key can have this name. */
const DRAFTS = '.drafts';
const DRAFT_MS_MAX = 3_600_000;

/** Files in a folder, each under its key. `folder` is made when it is first needed, closed to other users. */
export function createLocalStore(folder: string): FileStore {
  const root = path.resolve(folder);
  const place = (key: string) => path.join(root, ...key.split('/'));

  /** Draft, fsync, rename, fsync of the folder: the order in which no crash leaves half a file under the key. */
  async function write(file: string, bytes: Uint8Array): Promise<void> {
    const draft = path.join(root, DRAFTS, randomBytes(12).toString('hex'));
    await mkdir(path.dirname(draft), { recursive: true, mode: 0o700 });
    try {
      const handle = await open(draft, 'wx', 0o600);
      await closing(handle, async () => {
        await handle.writeFile(bytes);
        await handle.sync();
      });
      await moveInto(draft, file);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw error;
    }
  }

  return {
    async put(key, bytes, type) {
      checkType(key, type);
      await write(place(key), bytes).catch(fail);
    },
    async get(key) {
      const type = typeOfKey(key);
      const handle = await open(place(key), 'r').catch((error: unknown) => {
        if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return null;
        return fail(error);
      });
      if (handle === null) return null;
      try {
        const { size } = await handle.stat();
        // The stream closes the file at its end, and when its reader goes away.
        const stream = Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>;
        return { stream, size, type };
      } catch (error) {
        await handle.close().catch(() => undefined);
        return fail(error);
      }
    },
    async removeAll(prefix) {
      checkPrefix(prefix);
      await rm(place(prefix), { recursive: true, force: true, maxRetries: 3 }).catch(fail);
    },
    async check() {
      const probe = path.join(root, DRAFTS, `check-${randomBytes(6).toString('hex')}`);
      await write(probe, new Uint8Array(1)).catch(fail);
      await rm(probe, { force: true }).catch(fail);
      await sweepDrafts(path.join(root, DRAFTS)).catch(fail);
    },
  };
}

/** What a crash left. Young ones are left alone: another process may be writing them. */
async function sweepDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const draft = path.join(folder, name);
    const written = await stat(draft).catch(() => null);
    if (written !== null && Date.now() - written.mtimeMs > DRAFT_MS_MAX) await rm(draft, { force: true });
  }
}

/** A folder that is removed in between is made again, once. */
async function moveInto(draft: string, file: string): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(draft, file).catch(async (error: unknown) => {
    if (!hasCode(error, 'ENOENT')) throw error;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(draft, file);
  });
  // Windows opens no folders; a rename is durable there without it.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await closing(handle, () => handle.sync());
}

async function closing(handle: FileHandle, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } finally {
    await handle.close();
  }
}

function fail(error: unknown): never {
  throw toUnavailable(error);
}
