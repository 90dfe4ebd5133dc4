import { getEnv } from '../env.ts';
import { shared } from '../shared.ts';
import { createLocalStore } from './create-local-store.ts';
import type { FileStore } from './file-store.ts';

/** The process's store of files, as the environment says. */
export function getFileStore(): FileStore {
  return shared('files', () => createLocalStore(getEnv().FILES_DIR));
}
