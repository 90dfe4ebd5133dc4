import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The project's licence; null when this copy came without it. */
export async function readLicence(): Promise<string | null> {
  return readFile(path.join(process.cwd(), 'LICENSE'), 'utf8').catch(() => null);
}
