import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';

/** A copy of the project's migrations that ends with the one of this number. @returns its folder, the caller's to delete */
export async function migrationsUntil(last: number): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ashao-migrations-'));
  await cp(path.join(PROJECT_ROOT, 'drizzle'), folder, { recursive: true });
  const journal = path.join(folder, 'meta/_journal.json');
  const all = JSON.parse(await readFile(journal, 'utf8')) as { entries: { idx: number }[] };
  await writeFile(journal, JSON.stringify({ ...all, entries: all.entries.filter(({ idx }) => idx <= last) }));
  return folder;
}
