import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * Gives the server bundle `ashao:routes`: every route file below `app/` with its address in Hono's notation, so that the server mounts
 * the very functions that Next mounts and no second list is kept by hand.
 */
export function makeRoutesPlugin(root: string): Plugin {
  return {
    name: 'ashao-routes',
    setup(build) {
      build.onResolve({ filter: /^ashao:routes$/ }, ({ path: name }) => ({ path: name, namespace: 'ashao-routes' }));
      build.onLoad({ filter: /.*/, namespace: 'ashao-routes' }, async () => ({
        contents: makeRoutesModule(await listRouteFiles(root)),
        loader: 'js',
        resolveDir: root,
      }));
    },
  };
}

/** The route files below `app/`, relative to the root, with forward slashes. */
async function listRouteFiles(root: string): Promise<string[]> {
  const entries = await readdir(path.join(root, 'app'), { recursive: true }).catch(() => []);
  return entries.map((entry) => `app/${entry.replaceAll(path.sep, '/')}`).filter((file) => /\/route\.tsx?$/.test(file));
}

function makeRoutesModule(files: readonly string[]): string {
  const routes = files
    .map((file) => ({ file, pattern: toPattern(file) }))
    .sort((a, b) => compareRoutes(a.pattern, b.pattern));
  const imports = routes.map(({ file }, index) => `import * as route${index} from ${JSON.stringify(`./${file}`)};`);
  const entries = routes.map(
    ({ pattern }, index) => `  { pattern: ${JSON.stringify(pattern)}, module: route${index} },`,
  );
  return [...imports, 'export const routes = [', ...entries, '];'].join('\n');
}

/** `app/(site)/api/things/[id]/route.ts` → `/api/things/:id`; `[...path]` takes the rest of the address. */
export function toPattern(file: string): string {
  const folders = file.split('/').slice(1, -1);
  const segments = folders
    .filter((folder) => !/^\(.*\)$/.test(folder))
    .map((folder) => folder.replace(/^\[\.\.\.(.+)\]$/, ':$1{.+}').replace(/^\[(.+)\]$/, ':$1'));
  return `/${segments.join('/')}`;
}

/** Hono takes the first match, Next the most specific one: fixed segments go first, then parameters, then the rest. */
export function compareRoutes(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = rankSegment(left[index]) - rankSegment(right[index]);
    if (difference !== 0) return difference;
  }
  return a < b ? -1 : 1;
}

function rankSegment(segment: string | undefined): number {
  if (segment?.endsWith('{.+}')) return 2;
  return segment?.startsWith(':') ? 1 : 0;
}
