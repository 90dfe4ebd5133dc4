import postgres from 'postgres';
import type { Bench, SuiteResult } from '../lib/bench.ts';
import { OWN_CLAIMS_FILE } from '../lib/bundle-children.ts';
import { ensurePeers } from '../lib/ensure-peers.ts';
import { startChild } from '../lib/start-child.ts';
import { median } from '../lib/statistics.ts';

type Contender = { title: string; file: string; mode: string; isPeer: boolean };

const BARE = 'ashao, claim + complete';
const GRAPHILE = 'bench/claims/graphile-worker.mjs';
const PG_BOSS = 'bench/claims/pg-boss.mjs';
const CONTENDERS: readonly Contender[] = [
  { title: 'ashao, claim + complete + payment', file: OWN_CLAIMS_FILE, mode: 'paid', isPeer: false },
  { title: BARE, file: OWN_CLAIMS_FILE, mode: 'bare', isPeer: false },
  { title: 'graphile-worker', file: GRAPHILE, mode: 'single', isPeer: true },
  { title: 'graphile-worker, batches of 100', file: GRAPHILE, mode: 'batched', isPeer: true },
  { title: 'pg-boss, fetch 1 + complete', file: PG_BOSS, mode: 'single', isPeer: true },
  { title: 'pg-boss, fetch 100 + complete', file: PG_BOSS, mode: 'batched', isPeer: true },
];
const CONNECTIONS = 10;

/** Jobs a second taken and finished on one PostgreSQL, without HTTP, beside the two well-known queues. */
export async function runClaimsSuite(bench: Bench): Promise<SuiteResult> {
  const peers = await ensurePeers();
  const contenders = CONTENDERS.filter(({ isPeer }) => !isPeer || peers.versions !== null);
  const size = bench.isQuick ? { jobs: 200, warmUp: 20 } : { jobs: 3_000, warmUp: 300 };
  const rates = new Map(contenders.map((contender) => [contender, [] as number[]]));
  for (let round = 0; round < (bench.isQuick ? 1 : 3); round += 1) {
    // Each takes its turn at being first, on a disk and a machine that change from minute to minute.
    for (const [index] of contenders.entries()) {
      const contender = contenders[(index + round) % contenders.length];
      if (contender) rates.get(contender)?.push(await measureContender(bench, contender, size));
      // What a slow round has left; a job without a hold can't be paid, and the next suite's workers would try.
      await runAsAdmin(bench.databaseUrl, `update jobs set status = 'cancelled' where status in ('queued', 'running')`);
    }
  }
  const results = contenders.map((contender) => {
    const own = rates.get(contender) ?? [];
    return { title: contender.title, jobsPerSecond: median(own), rounds: own };
  });
  const base = results.find(({ title }) => title === BARE)?.jobsPerSecond ?? Number.NaN;
  return {
    name: 'claims',
    title: `Jobs claimed and completed a second, ${CONNECTIONS} connections, ${size.jobs.toLocaleString('en-US')} jobs waiting`,
    columns: ['', 'jobs/s', 'lowest', 'highest', 'to bare ashao'],
    rows: results.map(({ title, jobsPerSecond, rounds }) => [
      title,
      jobsPerSecond,
      Math.min(...rounds),
      Math.max(...rounds),
      jobsPerSecond / base,
    ]),
    notes: [peers.note, ...NOTES],
    data: { ...size, connections: CONNECTIONS, peers: peers.versions, results },
  };
}

/** @returns jobs a second */
async function measureContender(
  bench: Bench,
  { file, mode }: Contender,
  size: { jobs: number; warmUp: number },
): Promise<number> {
  const child = startChild(file, bench.stopping);
  try {
    // The writes of the one before are on the disk first, and the first write to a page after a checkpoint, which costs the
    // whole page, falls into the preparation.
    await runAsAdmin(bench.databaseUrl, 'checkpoint');
    await child.call('prepare', { ...size, mode, databaseUrl: bench.databaseUrl, connections: CONNECTIONS });
    await runAsAdmin(bench.databaseUrl, 'vacuum (analyze)');
    const rate = await child.call('run', {});
    if (typeof rate !== 'number' || !(rate > 0)) throw new Error(`${file} (${mode}) gave no rate`);
    return rate;
  } finally {
    await child.stop();
  }
}

async function runAsAdmin(databaseUrl: string, statement: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await sql.unsafe(statement);
  await sql.end();
}

const NOTES = [
  'Every commit reaches the disk. Median of the rounds, the order turning; each begins with a tenth more jobs that are not counted, and ends after 5 s at the latest.',
  'With payment: lease cache, stream log, and one transaction that closes the job, settles its hold in the double-entry ledger (worker share and treasury) and adds to the worker’s totals. Nobody else in the table does that.',
  'Without: the same claim statement, then one guarded update to done: what the peers do. ashao and pg-boss keep the finished row, graphile-worker deletes it.',
  'Batches: its local queue and batched completion, as its documentation advises for high rates; pg-boss fetches and completes 100 at once. ashao has no batches: a worker claims one job.',
];
