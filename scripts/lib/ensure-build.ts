import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundleSchemaLibrary } from './bundle-schema-library.ts';
import { bundleServer } from './bundle-server.ts';
import { ExpectedError, explainFolderError } from './expected-error.ts';
import { hashInputs } from './hash-inputs.ts';
import { precompress } from './precompress.ts';
import { acquireLock, isLockHolder, type ProcessLock } from './process-lock.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { runCommand } from './run-command.ts';
import { runStep } from './run-step.ts';

type Target = {
  readonly title: string;
  readonly inputs: readonly string[];
  /** What must exist besides the marker. */
  readonly outputs: readonly string[];
  /** Holds the hash of the inputs. Removed first and written last, so that an interrupted build never looks complete. */
  readonly marker: string;
  build(signal: AbortSignal | undefined): Promise<void>;
};

const SHARED_INPUTS = ['lib', 'package.json', 'package-lock.json', 'tsconfig.json', 'scripts/lib/ensure-build.ts'];

const WEB: Target = {
  title: 'Build the web app',
  inputs: [
    ...SHARED_INPUTS,
    'app',
    'components',
    'public',
    'docs/guides',
    'server.ts',
    'proxy.ts',
    'instrumentation.ts',
    'next.config.ts',
    'postcss.config.mjs',
    'scripts/lib/bundle-schema-library.ts',
    'scripts/lib/bundle-server.ts',
    'scripts/lib/precompress.ts',
    'scripts/lib/routes-plugin.ts',
  ],
  outputs: ['.next/BUILD_ID', 'dist/server.mjs'],
  marker: '.next/ashao-build.json',
  build: async (signal) => {
    await bundleSchemaLibrary(PROJECT_ROOT, 'dist/zod-mini.mjs');
    await runBuild(['node_modules/next/dist/bin/next', 'build'], PROJECT_ROOT, signal);
    await precompress(path.join(PROJECT_ROOT, '.next', 'static'));
    await bundleServer(PROJECT_ROOT, 'dist/server.mjs');
  },
};

const WORKER: Target = {
  title: 'Build the worker',
  inputs: [...SHARED_INPUTS, 'docs/guides', 'worker/src', 'worker/build.mjs', 'worker/package.json'],
  outputs: ['worker/dist/cli.js'],
  marker: 'worker/dist/ashao-build.json',
  build: (signal) => runBuild(['build.mjs'], path.join(PROJECT_ROOT, 'worker'), signal),
};

/**
 * Makes the production build unless the one that is there was made from exactly these sources.
 *
 * @param signal ends the build when aborted; it then counts as failed
 * @throws ExpectedError with the compiler's output when a build fails
 */
export async function ensureBuild(signal?: AbortSignal): Promise<void> {
  for (const target of [WEB, WORKER]) await ensureTarget(target, signal);
}

/** The worker program alone, for development, where Next compiles the app by itself. */
export async function ensureWorkerBuild(signal?: AbortSignal): Promise<void> {
  await ensureTarget(WORKER, signal);
}

async function ensureTarget(target: Target, signal: AbortSignal | undefined): Promise<void> {
  if (await isFresh(target, await hashTarget(target))) return;
  const lock = await waitForLock(target);
  try {
    const hash = await hashTarget(target);
    if (await isFresh(target, hash)) return;
    await runStep(target.title, async () => {
      await rm(path.join(PROJECT_ROOT, target.marker), { force: true });
      await target.build(signal);
      await mkdir(path.dirname(path.join(PROJECT_ROOT, target.marker)), { recursive: true });
      await writeFile(path.join(PROJECT_ROOT, target.marker), JSON.stringify({ hash }));
    });
  } catch (error) {
    throw explainFolderError(error, PROJECT_ROOT, 'let its owner run npm run build first');
  } finally {
    await lock.release();
  }
}

function hashTarget(target: Target): Promise<string> {
  // Next compiles NEXT_PUBLIC_ variables into the pages.
  const publicVariables = Object.entries(process.env)
    .filter(([name]) => name.startsWith('NEXT_PUBLIC_'))
    .sort();
  return hashInputs(PROJECT_ROOT, target.inputs, [
    process.version.split('.')[0] ?? '',
    JSON.stringify(publicVariables),
  ]);
}

async function isFresh(target: Target, hash: string): Promise<boolean> {
  if (!target.outputs.every((output) => existsSync(path.join(PROJECT_ROOT, output)))) return false;
  const marker = await readFile(path.join(PROJECT_ROOT, target.marker), 'utf8').catch(() => '');
  return marker === JSON.stringify({ hash });
}

async function waitForLock(target: Target): Promise<ProcessLock> {
  const file = path.join(PROJECT_ROOT, '.tmp', 'build.lock');
  for (let isTold = false; ; isTold = true) {
    const result = await acquireLock(file);
    if (!isLockHolder(result)) return result;
    if (!isTold) console.log(`${target.title}: waiting for process ${result.pid}, which is building`);
    await sleep(500);
  }
}

async function runBuild(args: readonly string[], cwd: string, signal: AbortSignal | undefined): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const result = await runCommand(process.execPath, args, { cwd, env, signal });
  if (result.code !== 0)
    throw new ExpectedError(`${result.output.trim()}\nThe build failed; the lines above say where.`);
}
