import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';

/**
 * One of the project's scripts as one module, for a test that starts it many times: compiling it anew costs ten times what it
 * does. As deep in the project as scripts/lib, so that what it finds by its own place it finds.
 *
 * @param entry from the project's root
 * @returns the file for `node`
 */
export async function bundleScript(entry: string): Promise<string> {
  const outfile = path.join(PROJECT_ROOT, '.tmp', 'bundled', `${path.parse(entry).name}-${process.pid}.mjs`);
  await mkdir(path.dirname(outfile), { recursive: true });
  await build({
    entryPoints: [path.join(PROJECT_ROOT, entry)],
    outfile,
    absWorkingDir: PROJECT_ROOT,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'silent',
  });
  return outfile;
}
