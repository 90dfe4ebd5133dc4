import { type FileHandle, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createLocalStore } from '../../../lib/files/create-local-store.ts';

/** The disk takes half of a file and then says what the system says (ENOSPC), at the writing or not before the fsync. */
const disk = vi.hoisted(() => ({ full: null as 'write' | 'sync' | null }));
vi.mock('node:fs/promises', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs/promises')>();
  const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const open = async (...args: Parameters<typeof fs.open>): Promise<FileHandle> => {
    const handle = await fs.open(...args);
    if (args[1] !== 'wx' || disk.full === null) return handle;
    const write = handle.writeFile.bind(handle);
    if (disk.full === 'sync') handle.sync = () => Promise.reject(full());
    else
      handle.writeFile = async (data) => {
        await write((data as Uint8Array).subarray(0, (data as Uint8Array).length / 2));
        throw full();
      };
    return handle;
  };
  return { ...fs, open };
});

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ashao-full-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(['write', 'sync'] as const)(
  'error: a disk that is full at the %s keeps the old file and no half of the new one',
  async (when) => {
    const store = createLocalStore(folder);
    disk.full = null;
    await store.put('images/a.webp', Buffer.from('old'), 'image/webp');
    disk.full = when;
    const error = await store.put('images/a.webp', Buffer.alloc(100_000), 'image/webp').catch((cause) => cause);
    expect(error).toMatchObject({ code: 'unavailable', status: 503, cause: { code: 'ENOSPC' } });
    await expect(store.put('images/b.webp', Buffer.alloc(100_000), 'image/webp')).rejects.toThrow('Try again');
    await expect(store.check()).rejects.toMatchObject({ code: 'unavailable' });
    expect(await readdir(path.join(folder, '.drafts'))).toEqual([]);
    expect(await readdir(path.join(folder, 'images'))).toEqual(['a.webp']);
    expect(await new Response((await store.get('images/a.webp'))?.stream).text()).toBe('old');
  },
);
