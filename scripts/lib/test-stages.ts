import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureChromium } from '../../tests/helpers/ensure-chromium.ts';
import { ensureBuild } from './ensure-build.ts';
import { printFailure } from './expected-error.ts';
import { PROJECT_ROOT } from './project-root.ts';
import { type Counts, readVitestReport } from './read-vitest-report.ts';
import { runStageCommand } from './run-stage-command.ts';

export type Stage = {
  readonly title: string;
  /** Can't say anything without a production build. */
  readonly needsBuild?: boolean;
  run(signal: AbortSignal): Promise<Counts>;
};

const PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };
const FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };

/** Biome colours every character of a file that it writes to, whatever NO_COLOR says. */
const PLAIN_COLORS = process.stdout.isTTY ? [] : ['--colors=off'];

/** In the order of the run: what is quick to fail comes first. */
export const STAGES = {
  lint: {
    title: 'Format and lint',
    run: (signal) => runTools([['node_modules/@biomejs/biome/bin/biome', 'ci', '.', ...PLAIN_COLORS]], signal),
  },
  types: {
    title: 'Types',
    // Next's own generated types (of pages' parameters) must be there before the compiler looks.
    run: (signal) =>
      runTools(
        [
          ['node_modules/next/dist/bin/next', 'typegen'],
          ['node_modules/typescript/bin/tsc', '--noEmit'],
        ],
        signal,
      ),
  },
  unused: { title: 'Unused code', run: (signal) => runTools([['node_modules/knip/bin/knip.js']], signal) },
  build: { title: 'Production build', run: runBuild },
  unit: { title: 'Unit tests', run: (signal) => runVitest('unit', signal) },
  contracts: { title: 'Contract tests', run: (signal) => runVitest('contracts', signal) },
  integration: { title: 'Integration tests', needsBuild: true, run: (signal) => runVitest('integration', signal) },
  e2e: { title: 'Browser tests', needsBuild: true, run: runBrowserTests },
} as const satisfies Record<string, Stage>;

export type StageName = keyof typeof STAGES;

/** One after the other, stopping at the first that fails; together they count as one. */
async function runTools(commands: ReadonlyArray<readonly string[]>, signal: AbortSignal): Promise<Counts> {
  for (const command of commands) {
    if ((await runStageCommand(command, signal)) !== 0) return FAILED;
  }
  return PASSED;
}

async function runBuild(signal: AbortSignal): Promise<Counts> {
  try {
    await ensureBuild(signal);
    return PASSED;
  } catch (error) {
    printFailure(error);
    return FAILED;
  }
}

async function runVitest(project: string, signal: AbortSignal): Promise<Counts> {
  const report = path.join(PROJECT_ROOT, '.tmp', `vitest-${project}.json`);
  await mkdir(path.dirname(report), { recursive: true });
  await rm(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await runStageCommand(
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters],
    signal,
  );
  const { skippedNames, ...counts } = await readVitestReport(report, code);
  for (const name of skippedNames) console.log(`skipped: ${name}`);
  return counts;
}

async function runBrowserTests(signal: AbortSignal): Promise<Counts> {
  if (await ensureChromium()) return runVitest('e2e', signal);
  console.log('Browser tests skipped: no Chromium on this machine (install it or set CHROME_PATH).');
  // A machine that is there to test must not pass by leaving something out.
  return process.env.CI ? FAILED : { passed: 0, failed: 0, skipped: 1 };
}
