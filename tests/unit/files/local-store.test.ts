import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createLocalStore } from '../../../lib/files/create-local-store.ts';
import { testFileStore } from '../../helpers/file-store-contract.ts';

// Megabytes, on a machine that may have other work.
vi.setConfig({ testTimeout: 30_000 });

let parent = '';
beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'ashao-files-'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

testFileStore(async () => {
  const folder = path.join(await mkdtemp(path.join(parent, 'store-')), 'files');
  return { store: createLocalStore(folder), list: () => listFiles(folder) };
});

const KEY = 'images/img_1/full.png';
/** Puts the same file without end, by turns all of one letter and all of another. */
const WRITER = `
  const { createLocalStore } = await import(process.argv[1]);
  const store = createLocalStore(process.argv[2]);
  const versions = ['a', 'b'].map((letter) => Buffer.alloc(20_000_000, letter));
  for (let turn = 0; ; turn += 1) {
    await store.put('${KEY}', versions[turn % 2], 'image/png');
    process.stdout.write('put ');
  }`;

test('behavior: a process that is killed while it writes leaves a whole file under the key', async () => {
  const folder = path.join(await mkdtemp(path.join(parent, 'killed-')), 'files');
  const store = createLocalStore(folder);
  const module = new URL('../../../lib/files/create-local-store.ts', import.meta.url).href;
  const writer = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', WRITER, module, folder]);
  await once(writer.stdout, 'data');
  const drafts = path.join(folder, '.drafts');
  await expect.poll(() => readdir(drafts), { interval: 1, timeout: 20_000 }).toHaveLength(1);
  writer.kill('SIGKILL');
  await once(writer, 'exit');
  const file = await store.get(KEY);
  const bytes = Buffer.from(await new Response(file?.stream).arrayBuffer());
  expect(bytes.length).toBe(20_000_000);
  expect(bytes.equals(Buffer.alloc(20_000_000, bytes.subarray(0, 1)))).toBe(true);
  await store.removeAll('images');
  expect(await store.get(KEY)).toBeNull();
}, 30_000);

test('behavior: a check clears old drafts away and leaves those that may be in work', async () => {
  const folder = path.join(await mkdtemp(path.join(parent, 'drafts-')), 'files');
  const [old, young] = ['old', 'young'].map((name) => path.join(folder, '.drafts', name)) as [string, string];
  await mkdir(path.dirname(old), { recursive: true });
  await Promise.all([old, young].map((draft) => writeFile(draft, 'half')));
  const yesterday = new Date(Date.now() - 86_400_000);
  await utimes(old, yesterday, yesterday);
  await createLocalStore(folder).check();
  expect(await listFiles(folder)).toEqual(['.drafts/young']);
});

test('error: a folder that can’t be made is a store that is unavailable', async () => {
  const file = path.join(parent, 'a-file');
  await writeFile(file, '');
  const store = createLocalStore(path.join(file, 'files'));
  await expect(store.put(KEY, new Uint8Array(1), 'image/png')).rejects.toMatchObject({ code: 'unavailable' });
  await expect(store.check()).rejects.toMatchObject({ code: 'unavailable' });
});

async function listFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const kinds = await Promise.all(names.map((name) => stat(path.join(folder, name))));
  return names.filter((_, index) => kinds[index]?.isFile()).map((name) => name.split(path.sep).join('/'));
}
