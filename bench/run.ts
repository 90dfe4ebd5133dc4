/** `npm run bench`: measures the built server and its queue, prints tables, writes bench/results. */
import path from 'node:path';
import { migrateDatabase } from '../lib/db/migrate.ts';
import { ensureBuild } from '../scripts/lib/ensure-build.ts';
import { printFailure } from '../scripts/lib/expected-error.ts';
import { PROJECT_ROOT } from '../scripts/lib/project-root.ts';
import { runStep } from '../scripts/lib/run-step.ts';
import { runSession } from '../scripts/lib/session.ts';
import { startTemporaryPostgres } from '../scripts/lib/temporary-postgres.ts';
import type { Bench, SuiteResult } from './lib/bench.ts';
import { bundleChildren } from './lib/bundle-children.ts';
import { formatSuite } from './lib/format-suite.ts';
import { readMachineFacts } from './lib/machine-facts.ts';
import { readOptions, type SuiteName, USAGE } from './lib/options.ts';
import { writeResults } from './lib/write-results.ts';
import { runClaimsSuite } from './suites/claims.ts';
import { runLatencySuite } from './suites/latency.ts';
import { runMemorySuite } from './suites/memory.ts';
import { runRelaySuite } from './suites/relay.ts';

/** What PostgreSQL ships with: every commit is on disk before it is answered. */
const PRODUCTION_SETTINGS = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

const SUITES: Readonly<Record<SuiteName, (bench: Bench) => Promise<SuiteResult>>> = {
  claims: runClaimsSuite,
  latency: runLatencySuite,
  relay: runRelaySuite,
  memory: runMemorySuite,
};

try {
  const options = readOptions(process.argv.slice(2));
  if (options) await runSession((session) => runSuites(options, session));
  else console.log(USAGE);
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}

async function runSuites(
  { suites, isQuick }: { suites: readonly SuiteName[]; isQuick: boolean },
  session: { stopping: AbortSignal; checkpoint(): void; defer(task: () => Promise<void>): void },
): Promise<void> {
  process.chdir(PROJECT_ROOT);
  await ensureBuild(session.stopping);
  await bundleChildren();
  session.checkpoint();
  const postgres = await runStep('PostgreSQL', () => startTemporaryPostgres('ashao', PRODUCTION_SETTINGS));
  session.defer(() => postgres.destroy());
  await migrateDatabase(postgres.url);
  const bench: Bench = { databaseUrl: postgres.url, isQuick, stopping: session.stopping };
  const machine = await readMachineFacts(postgres.url);
  console.log(`\n${machine.summary}\n`);

  const results: SuiteResult[] = [];
  for (const name of suites) {
    session.checkpoint();
    const result = await SUITES[name](bench);
    console.log(`\n${formatSuite(result)}\n`);
    results.push(result);
  }
  const file = await writeResults(path.join('bench', 'results'), { machine, isQuick, results });
  console.log(`Written to ${file}`);
}
