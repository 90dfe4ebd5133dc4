/** Bundles the program into dist/cli.js and the guides it can answer from into dist/guides.json. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = dirname(fileURLToPath(import.meta.url));
const guidesFolder = join(folder, '..', 'docs', 'guides');
const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));

await mkdir(join(folder, 'dist'), { recursive: true });
await build({
  entryPoints: [join(folder, 'src', 'cli.ts')],
  outfile: join(folder, 'dist', 'cli.js'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
  // One has native code, the other is CommonJS that requires: both are found in node_modules when the program runs.
  external: ['sharp', 'ws'],
  define: { WORKER_VERSION: JSON.stringify(version) },
});

const guides = [];
for (const file of (await readdir(guidesFolder)).sort()) {
  if (!file.endsWith('.md')) continue;
  guides.push({ slug: file.slice(0, -3), markdown: await readFile(join(guidesFolder, file), 'utf8') });
}
await writeFile(join(folder, 'dist', 'guides.json'), JSON.stringify(guides));
