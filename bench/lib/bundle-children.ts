import path from 'node:path';
import { build } from 'esbuild';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';

/** Load generator and queue loop as plain modules: a loader's wrappers around every function would be measured too. */
export const GENERATOR_FILE = 'bench/dist/generator.mjs';
export const OWN_CLAIMS_FILE = 'bench/dist/own-claims.mjs';

/** Bundles what runs in child processes; packages stay outside, as in the server's own bundle. */
export async function bundleChildren(): Promise<void> {
  await build({
    entryPoints: { generator: 'bench/load/generator.ts', 'own-claims': 'bench/claims/own-claims.ts' },
    outdir: path.join(PROJECT_ROOT, 'bench', 'dist'),
    outExtension: { '.js': '.mjs' },
    absWorkingDir: PROJECT_ROOT,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
}
