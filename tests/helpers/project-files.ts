import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';

export type ProjectFile = {
  /** From the root, with forward slashes. */
  path: string;
  text: string;
  /** The modules it names: a path from the root for ours, the package's name for others. */
  imports: readonly string[];
  /** Those of them that are loaded with the file: neither types only nor on demand. */
  eagerImports: readonly string[];
};

/** Installed or built, so not ours to judge. */
const LEFT_OUT = /(^|\/)(node_modules|dist|\.[^/]+)(\/|$)|^data\/|^next-env\.d\.ts$/;

/** Every file of the project that people write, as paths from the root. */
export function listProjectFiles(folder = ''): string[] {
  return readdirSync(path.join(PROJECT_ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (LEFT_OUT.test(file) && entry.name !== '.env.example') return [];
    return entry.isDirectory() ? listProjectFiles(file) : [file];
  });
}

export function readText(file: string): string {
  return readFileSync(path.join(PROJECT_ROOT, file), 'utf8');
}

/** The TypeScript files below the given folders, with what they import; a type-only import counts. */
export function readSources(folders: readonly string[]): ProjectFile[] {
  return listProjectFiles()
    .filter(
      (file) =>
        /\.(ts|tsx|mjs)$/.test(file) && folders.some((folder) => file === folder || file.startsWith(`${folder}/`)),
    )
    .map((file) => {
      const text = readText(file);
      const of = (code: string) => findImports(code).map((specifier) => resolve(file, specifier));
      return { path: file, text, imports: of(text), eagerImports: of(withoutLazyImports(text)) };
    });
}

/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')`, `require('x')`; comments don't count. */
export function findImports(text: string): string[] {
  const code = text.replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  const pattern =
    /(?:^|[\s;}])(?:import|export)\s(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\b(?:import|require)\s*\(\s*['"]([^'"]+)['"]/g;
  return [...code.matchAll(pattern)].map(([, fromStatement, fromCall]) => fromStatement ?? fromCall ?? '');
}

function withoutLazyImports(text: string): string {
  return text.replaceAll(/\b(?:import|export) type\s[^'"`;]*?from\s+['"][^'"]+['"]|\bimport\s*\([^)]*\)/g, '');
}

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier;
}
