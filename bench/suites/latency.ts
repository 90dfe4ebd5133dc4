import type { Bench, Cell, SuiteResult } from '../lib/bench.ts';
import { formatShare } from '../lib/format-suite.ts';
import { type Busy, measureBusy } from '../lib/measure-busy.ts';
import type { Summary } from '../lib/statistics.ts';
import { withServer } from '../lib/with-server.ts';
import type { LatencyResult } from '../load/measure-latency.ts';
import type { PacedAnswer } from '../load/send-paced-answer.ts';
import { seedPeople } from '../server/seed-people.ts';
import { seedWorkers } from '../server/seed-workers.ts';

const TOKENS_PER_SECOND = 30;

type Level = { mode: PacedAnswer['mode']; streams: number; tokens: number; answersPerStream: number };
type Measured = Level & { latency: LatencyResult; busy: Busy };

/** Send to first token, and what the path adds to each token, at a growing number of streams. */
export async function runLatencySuite(bench: Bench): Promise<SuiteResult> {
  const levels = makeLevels(bench.isQuick);
  const streamsMax = Math.max(...levels.map(({ streams }) => streams));
  const measured = await withServer(bench, async ({ connection, server, generator }) => {
    const people = await seedPeople(connection, bench.databaseUrl, streamsMax + levels.length);
    const workers = await seedWorkers(
      connection,
      people.map(({ userId }) => userId),
    );
    // Another first person for each level: the many answers of one stream alone nearly reach the limit of an address.
    const measure = async ({ mode, streams, tokens, answersPerStream }: Level, offset: number) =>
      measureBusy(server, () =>
        generator.call('measureLatency', {
          port: server.port,
          people: people.slice(offset, offset + streams),
          workers: workers.slice(0, streams),
          answer: { mode, tokens, intervalMs: 1000 / TOKENS_PER_SECOND },
          answersPerStream,
        }),
      );
    // Compiles both processes' hot paths and fills the pool.
    await measure({ mode: 'batched', streams: Math.min(50, streamsMax), tokens: 20, answersPerStream: 3 }, 0);
    const results: Measured[] = [];
    for (const [offset, level] of levels.entries()) {
      const { result, busy } = await measure(level, offset);
      results.push({ ...level, latency: result, busy });
    }
    return results;
  });
  return {
    name: 'latency',
    title: `Latency through the whole path, ms (models giving ${TOKENS_PER_SECOND} tokens/s)`,
    columns: ['', 'answers', ...group('send→first'), 'tokens', ...group('added'), 'server', 'generator', 'machine'],
    rows: measured.map(toRow),
    notes: NOTES,
    data: measured,
  };
}

/** One stream alone sends one-token answers too: its first tokens alone would be too few for a percentile. */
function makeLevels(isQuick: boolean): Level[] {
  const modes = ['batched', 'plain'] as const;
  if (isQuick) return modes.map((mode) => ({ mode, streams: 20, tokens: 30, answersPerStream: 1 }));
  return modes.flatMap((mode) => [
    { mode, streams: 1, tokens: 1, answersPerStream: 200 },
    { mode, streams: 1, tokens: 60, answersPerStream: 5 },
    { mode, streams: 50, tokens: 60, answersPerStream: 4 },
    { mode, streams: 200, tokens: 60, answersPerStream: 2 },
  ]);
}

const group = (name: string) => [`${name} p50`, 'p95', 'p99'];

function toRow({ mode, streams, tokens, latency, busy }: Measured): Cell[] {
  const figures = ({ p50, p95, p99 }: Summary) => [p50, p95, p99];
  return [
    `${mode}, ${streams} ${streams === 1 ? 'stream' : 'streams'}, ${tokens === 1 ? '1 token' : `${tokens} tokens`} an answer`,
    latency.firstToken.samples,
    ...figures(latency.firstToken),
    latency.added.samples,
    ...figures(latency.added),
    formatShare(busy.serverLoop),
    formatShare(latency.generatorBusy),
    formatShare(busy.machine),
  ];
}

const NOTES = [
  'send→first: from writing POST /api/chat/send to the first text in the reader’s SSE stream; a worker waits in a long-poll and answers at once.',
  'added: from the model’s giving a token to its arrival in the reader’s SSE stream, both read from one clock.',
  'batched: the worker program’s way (tokens given while a request is under way leave together); plain: one request a token.',
  'server, generator: share of time in which that event loop was busy; machine: all cores, PostgreSQL and other programs included.',
];
