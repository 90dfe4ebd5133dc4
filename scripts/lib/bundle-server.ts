import path from 'node:path';
import { build, stop } from 'esbuild';
import { ExpectedError } from './expected-error.ts';
import { makeRoutesPlugin } from './routes-plugin.ts';

/**
 * Bundles server.ts with all route files into one module that plain Node runs; packages stay outside.
 *
 * @throws ExpectedError with esbuild's findings
 */
export async function bundleServer(root: string, outfile: string): Promise<void> {
  try {
    await build({
      entryPoints: [path.join(root, 'server.ts')],
      outfile: path.join(root, outfile),
      absWorkingDir: root,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      sourcemap: true,
      logLevel: 'silent',
      plugins: [makeRoutesPlugin(root)],
    });
  } catch (error) {
    throw new ExpectedError(
      `The server could not be bundled: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    // The compiler is a process of its own, which would stay for as long as the server runs.
    await stop();
  }
}
