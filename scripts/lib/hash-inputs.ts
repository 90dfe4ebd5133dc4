import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readErrorCode } from './expected-error.ts';

/** Made by builds and installs, never read by them. */
const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', '.next', '.git']);

/**
 * SHA-256 over the names and contents of files and folders; those that are missing count as empty.
 *
 * @param root what the inputs are relative to
 * @param extra further things that the result depends on, such as versions
 */
export async function hashInputs(root: string, inputs: readonly string[], extra: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(extra));
  for (const input of inputs) {
    for (const file of await listFiles(root, input)) {
      hash.update(`\0${file}\0`).update(await readFile(path.join(root, file)));
    }
  }
  return hash.digest('hex');
}

async function listFiles(root: string, input: string): Promise<string[]> {
  try {
    const entries = await readdir(path.join(root, input), { withFileTypes: true });
    const kept = entries.filter((entry) => !SKIPPED_FOLDERS.has(entry.name));
    const nested = await Promise.all(
      kept.map((entry) =>
        entry.isDirectory() ? listFiles(root, `${input}/${entry.name}`) : [`${input}/${entry.name}`],
      ),
    );
    return nested.flat().sort();
  } catch (error) {
    if (readErrorCode(error) === 'ENOTDIR') return [input];
    if (readErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
