import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { createLocalStore } from '../../../lib/files/create-local-store.ts';
import { testFileStore } from '../../helpers/file-store-contract.ts';

let parent = '';
beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'ashao-files-'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

testFileStore(async () => {
  const folder = path.join(await mkdtemp(path.join(parent, 'store-')), 'files');
  return { store: createLocalStore(folder), list: () => listFiles(folder) };
});

async function listFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const kinds = await Promise.all(names.map((name) => stat(path.join(folder, name))));
  return names.filter((_, index) => kinds[index]?.isFile()).map((name) => name.split(path.sep).join('/'));
}
