import { type FileHandle, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { createLocalStore } from '../../../lib/files/create-local-store.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ashao-full-'));
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The disk takes half of a file and then says what the system says (ENOSPC), at the writing or not before the fsync. */
async function fillDisk(when: 'write' | 'sync'): Promise<void> {
  const full = () => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const probe = await open(path.join(folder, 'probe'), 'w');
  const handles = Object.getPrototypeOf(probe) as FileHandle;
  await probe.close();
  if (when === 'sync') {
    vi.spyOn(handles, 'sync').mockRejectedValue(full());
    return;
  }
  const write = handles.writeFile;
  vi.spyOn(handles, 'writeFile').mockImplementation(async function (this: FileHandle, data) {
    await write.call(this, (data as Uint8Array).subarray(0, (data as Uint8Array).length / 2));
    throw full();
  });
}

test.each(['write', 'sync'] as const)(
  'error: a disk that is full at the %s keeps the old file and no half of the new one',
  async (when) => {
    const store = createLocalStore(folder);
    await store.put('images/a.webp', Buffer.from('old'), 'image/webp');
    await fillDisk(when);
    const error = await store.put('images/a.webp', Buffer.alloc(100_000), 'image/webp').catch((cause) => cause);
    expect(error).toMatchObject({ code: 'unavailable', status: 503, cause: { code: 'ENOSPC' } });
    await expect(store.put('images/b.webp', Buffer.alloc(100_000), 'image/webp')).rejects.toThrow('Try again');
    await expect(store.check()).rejects.toMatchObject({ code: 'unavailable' });
    expect(await readdir(path.join(folder, '.drafts'))).toEqual([]);
    expect(await readdir(path.join(folder, 'images'))).toEqual(['a.webp']);
    expect(await new Response((await store.get('images/a.webp'))?.stream).text()).toBe('old');
  },
);
