/** `npm test`: every check of the project, in stages; `npm test -- lint unit` runs some of them. */

import { chooseStages } from './lib/choose-stages.ts';
import { printFailure } from './lib/expected-error.ts';
import type { Counts } from './lib/read-vitest-report.ts';
import { formatDuration } from './lib/run-step.ts';
import { STAGES, type Stage, type StageName } from './lib/test-stages.ts';

/** Whatever hangs must not keep the result from being printed. */
const ALL_STAGES_MS_MAX = 22 * 60_000;

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interrupted.abort());

try {
  const totals = await runStages(chooseStages(process.argv.slice(2)));
  const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : '';
  console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`);
  process.exitCode = totals.failed === 0 && !interrupted.signal.aborted ? 0 : 1;
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}

async function runStages(names: readonly StageName[]): Promise<Counts> {
  const signal = AbortSignal.any([interrupted.signal, AbortSignal.timeout(ALL_STAGES_MS_MAX)]);
  let totals: Counts = { passed: 0, failed: 0, skipped: 0 };
  let isBuilt = true;
  for (const name of names) {
    if (interrupted.signal.aborted) break;
    const counts = await runStage(STAGES[name], isBuilt, signal);
    if (name === 'build') isBuilt = counts.failed === 0;
    totals = {
      passed: totals.passed + counts.passed,
      failed: totals.failed + counts.failed,
      skipped: totals.skipped + counts.skipped,
    };
  }
  return totals;
}

async function runStage(stage: Stage, isBuilt: boolean, signal: AbortSignal): Promise<Counts> {
  console.log(`\n── ${stage.title}`);
  if (stage.needsBuild && !isBuilt) {
    console.log(`${stage.title} skipped: there is no build to test.`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  if (signal.aborted) {
    console.log(`${stage.title} not run: the time for all stages is over.`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const began = performance.now();
  const counts = await stage.run(signal);
  console.log(
    `── ${stage.title}: ${counts.failed === 0 ? 'done' : 'FAILED'} in ${formatDuration(performance.now() - began)}`,
  );
  return counts;
}
