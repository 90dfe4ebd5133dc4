import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** What is not named here is left to Next. */
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};
const ENCODINGS = { '.br': 'br', '.gz': 'gzip' } as const;

export type Encoding = 'br' | 'gzip' | 'identity';
export type StaticFile = { readonly type: string; readonly bodies: Partial<Record<Encoding, Buffer>> };

/**
 * Reads a folder of the build with what `scripts/lib/precompress.ts` has put beside its files. All of it: a few megabytes, and
 * neither a path that was made up nor a build that replaces the folder meanwhile can bring anything else to light.
 *
 * @returns by path within the folder, such as `chunks/a1.js`; empty when there is no folder
 */
export async function readStaticFiles(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
  const files = new Map<string, StaticFile>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const end = path.extname(file);
    const encoding: Encoding = end === '.br' || end === '.gz' ? ENCODINGS[end] : 'identity';
    const plain = encoding === 'identity' ? file : file.slice(0, -end.length);
    const type = TYPES[path.extname(plain)];
    if (type === undefined) continue;
    const name = path.relative(folder, plain).replaceAll(path.sep, '/');
    const bodies = { ...files.get(name)?.bodies, [encoding]: await readFile(file) };
    files.set(name, { type, bodies });
  }
  return files;
}
