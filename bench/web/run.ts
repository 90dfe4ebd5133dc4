/** `npm run bench:web`: what a person feels, in a real Chromium against the built server; writes bench/results/web. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { connectDatabase } from '../../lib/db/connect.ts';
import { migrateDatabase } from '../../lib/db/migrate.ts';
import { ensureBuild } from '../../scripts/lib/ensure-build.ts';
import { printFailure } from '../../scripts/lib/expected-error.ts';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { runSession, type Session } from '../../scripts/lib/session.ts';
import { startTemporaryPostgres } from '../../scripts/lib/temporary-postgres.ts';
import { launchBrowser } from '../../tests/helpers/chromium.ts';
import type { SuiteResult } from '../lib/bench.ts';
import { formatSuite } from '../lib/format-suite.ts';
import { readMachineFacts } from '../lib/machine-facts.ts';
import { writeResults } from '../lib/write-results.ts';
import { seedPeople } from '../server/seed-people.ts';
import { seedWorkers } from '../server/seed-workers.ts';
import { startMeasuredServer } from '../server/start-server.ts';
import { measureFirstLoad } from './measure-first-load.ts';
import { measureMemory } from './measure-memory.ts';
import { measurePaint } from './measure-paint.ts';
import { measureStreaming } from './measure-streaming.ts';
import { seedConversation } from './seed-conversation.ts';
import type { Site } from './site.ts';

const USAGE = `npm run bench:web -- [part …] [--quick]

  parts     first-load, paint, streaming, memory; all of them by default
  --quick   a smoke run: everything small and once, figures without meaning`;

const PAGES = { '/': '/', '/chat': '/chat' };

const PARTS: Readonly<Record<string, (site: Site) => Promise<SuiteResult>>> = {
  'first-load': async (site) => {
    const conversationId = await seedConversation(site, 10);
    const more = { '/chat/<id>, 10 messages': `/chat/${conversationId}`, 'a guide': '/guides/getting-started' };
    return measureFirstLoad(site, { ...PAGES, ...more });
  },
  paint: (site) => measurePaint(site, PAGES),
  streaming: measureStreaming,
  memory: measureMemory,
};

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
  });
  const isKnown = positionals.every((name) => name in PARTS);
  if (values.help || !isKnown) console.log(USAGE);
  else await runSession((session) => runParts(session, positionals, values.quick));
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}

async function runParts(session: Session, wanted: readonly string[], isQuick: boolean): Promise<void> {
  process.chdir(PROJECT_ROOT);
  await ensureBuild(session.stopping);
  const site = await openSite(session, isQuick);
  const machine = await readMachineFacts(site.databaseUrl);
  const chromium = site.browser.version();
  console.log(`\n${machine.summary}\nChromium ${chromium}\n`);
  const results: SuiteResult[] = [];
  for (const [name, measure] of Object.entries(PARTS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    session.checkpoint();
    const result = await measure(site);
    console.log(`\n${formatSuite(result)}\n`);
    results.push(result);
  }
  const folder = path.join('bench', 'results', 'web');
  const facts = { ...machine, chromium };
  const file = await writeResults(folder, { machine: facts, isQuick, results });
  console.log(`Written to ${file}`);
}

/** The server as `npm start` runs it, on a database and a port of its own, and a browser. */
async function openSite(session: Session, isQuick: boolean): Promise<Site & { databaseUrl: string }> {
  const postgres = await startTemporaryPostgres();
  session.defer(() => postgres.destroy());
  const databaseUrl = postgres.url;
  await migrateDatabase(databaseUrl);
  const connection = connectDatabase(databaseUrl, { max: 2, name: 'ashao-bench' });
  session.defer(() => connection.close());
  const server = await startMeasuredServer({ databaseUrl, isQuick, stopping: session.stopping });
  session.defer(() => server.stop());
  const [person, owner] = await seedPeople(connection, databaseUrl, 2);
  if (person === undefined || owner === undefined) throw new Error('People are missing');
  const [worker] = await seedWorkers(connection, [owner.userId]);
  if (worker === undefined) throw new Error('The worker is missing');
  const browser = await launchBrowser();
  session.defer(() => browser.close());
  const { port } = server;
  return { url: `http://127.0.0.1:${port}`, port, browser, person, worker, isQuick, databaseUrl };
}
