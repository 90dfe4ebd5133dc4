import { chmod, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { ExpectedError, explainFolderError, readErrorCode } from './expected-error.ts';
import { readVariable } from './load-environment.ts';
import { isRoot } from './postgres-identity.ts';
import { PROJECT_ROOT } from './project-root.ts';

/** Where everything that must outlive a start lies: `.data/` in the project, or `ASHAO_DATA_DIR`. */
export function findDataFolder(): string {
  return path.resolve(PROJECT_ROOT, readVariable('ASHAO_DATA_DIR') ?? '.data');
}

/**
 * Makes the data folder, closed to other users.
 *
 * @throws ExpectedError when it can't be made or belongs to someone else
 */
export async function prepareDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const { uid } = await stat(folder);
    // Root's PostgreSQL runs as another user, who must be able to pass; the secrets have modes of their own. A folder of someone
    // else's is left as it is: PostgreSQL then runs as that user.
    if (uid === process.getuid?.()) await chmod(folder, isRoot() ? 0o711 : 0o700);
  } catch (error) {
    // What Node's recursive mkdir says of a read-only file system.
    if (readErrorCode(error) === 'ENOENT')
      throw new ExpectedError(`${folder} can't be made there: set ASHAO_DATA_DIR to a writable folder.`);
    throw explainFolderError(error, folder);
  }
}
