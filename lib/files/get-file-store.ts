import { getEnv } from '../env.ts';
import { shared } from '../shared.ts';
import { createLocalStore } from './create-local-store.ts';
import { createS3Store } from './create-s3-store.ts';
import type { FileStore } from './file-store.ts';

/** The process's store of files, as the environment says. */
export function getFileStore(): FileStore {
  return shared('files', () => {
    const { s3, FILES_DIR } = getEnv();
    return s3 === null ? createLocalStore(FILES_DIR) : createS3Store(s3);
  });
}
