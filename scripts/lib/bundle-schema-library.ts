import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { build, stop } from 'esbuild';

/** Where the schemas that pages load may stand. */
const FOLDERS = ['app', 'components', 'lib'];

/**
 * Writes the part of `zod/mini` that the project's schemas use as one module, which takes the package's place in what
 * browsers load (next.config.ts). Turbopack keeps half of the library that nothing calls: 16 kB of brotli instead of 8.5
 * in every page's first load (docs/decisions/0017).
 */
export async function bundleSchemaLibrary(root: string, outfile: string): Promise<void> {
  const names = await findUsedNames(root);
  try {
    await build({
      stdin: { contents: `export { ${names.join(', ')} } from 'zod/mini';`, resolveDir: root },
      outfile: path.join(root, outfile),
      bundle: true,
      format: 'esm',
      target: 'es2022',
      logLevel: 'warning',
    });
  } finally {
    // The compiler is a process of its own, which would stay for as long as the server runs.
    await stop();
  }
}

/** Every value that is read off the library's namespace, in alphabetical order. */
async function findUsedNames(root: string): Promise<string[]> {
  const exported = new Set(Object.keys(await import('zod/mini')));
  const used = new Set<string>();
  for (const folder of FOLDERS) {
    for (const file of await readdir(path.join(root, folder), { recursive: true })) {
      if (!/\.tsx?$/.test(file)) continue;
      const text = await readFile(path.join(root, folder, file), 'utf8');
      if (!text.includes("from 'zod/mini'")) continue;
      // A type's name is no export, and is left out with whatever else only looks like one.
      for (const [, name] of text.matchAll(/\bz\s*\.\s*(\w+)/g)) if (name && exported.has(name)) used.add(name);
    }
  }
  return [...used].sort();
}
