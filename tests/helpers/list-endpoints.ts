import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { toPattern } from '../../scripts/lib/routes-plugin.ts';

export type ListedEndpoint = {
  /** Such as `PATCH /api/conversations/:id`. */
  name: string;
  method: string;
  pattern: string;
  /** The route file's text, for rules that depend on what it declares. */
  source: string;
};

/**
 * Every endpoint, read from the route files: a table of cases is compared with it, so that a new endpoint without a row
 * fails the test instead of going untested.
 */
export function listEndpoints(): ListedEndpoint[] {
  const files = readdirSync(path.join(PROJECT_ROOT, 'app'), { recursive: true, encoding: 'utf8' })
    .map((file) => `app/${file.replaceAll(path.sep, '/')}`)
    .filter((file) => file.endsWith('/route.ts'));
  return files
    .flatMap((file) => {
      const text = readFileSync(path.join(PROJECT_ROOT, file), 'utf8');
      const parts = text.split(/^export (?:const|async function|function) (?=[A-Z]+\b)/m).slice(1);
      return parts.map((source) => {
        const method = /^[A-Z]+/.exec(source)?.[0] ?? '';
        const pattern = toPattern(file);
        return { name: `${method} ${pattern}`, method, pattern, source };
      });
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
