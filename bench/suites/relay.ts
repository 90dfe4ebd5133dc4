import type { Bench, SuiteResult } from '../lib/bench.ts';
import { formatShare } from '../lib/format-suite.ts';
import { measureBusy } from '../lib/measure-busy.ts';
import { withServer } from '../lib/with-server.ts';
import type { RelayMode } from '../load/send-flood.ts';
import { seedPeople } from '../server/seed-people.ts';
import { seedWorkers } from '../server/seed-workers.ts';

/** Of the requests with many tokens: as many as the protocol takes in one. */
const BATCH_MAX = 1_000;

const MODES: readonly { title: string; mode: RelayMode }[] = [
  { title: '1 token a request', mode: { kind: 'requests', tokens: 1 } },
  { title: '16 tokens a request', mode: { kind: 'requests', tokens: 16 } },
  { title: `${BATCH_MAX} tokens a request`, mode: { kind: 'requests', tokens: BATCH_MAX } },
  { title: 'NDJSON, 1 token a line', mode: { kind: 'lines' } },
];

/** Tokens a second from workers through the server to readers. */
export async function runRelaySuite(bench: Bench): Promise<SuiteResult> {
  const streams = bench.isQuick ? 10 : 50;
  const times = bench.isQuick ? { warmUpMs: 200, measureMs: 500 } : { warmUpMs: 2_000, measureMs: 5_000 };
  const measured = await withServer(bench, async ({ connection, server, generator }) => {
    const people = await seedPeople(connection, bench.databaseUrl, streams);
    const workers = await seedWorkers(
      connection,
      people.map(({ userId }) => userId),
    );
    const results = [];
    for (const { title, mode } of MODES) {
      const params = { port: server.port, people, workers, mode, ...times };
      const { result, busy } = await measureBusy(server, () => generator.call('measureRelay', params));
      results.push({ title, ...result, busy });
    }
    return results;
  });
  return {
    name: 'relay',
    title: `Tokens relayed, ${streams} streams with one worker and one reader each`,
    columns: ['', 'tokens/s', 'frames/s', 'server', 'generator', 'machine'],
    rows: measured.map(({ title, tokensPerSecond, framesPerSecond, generatorBusy, busy }) => [
      title,
      tokensPerSecond,
      framesPerSecond,
      formatShare(busy.serverLoop),
      formatShare(generatorBusy),
      formatShare(busy.machine),
    ]),
    notes: [
      'Counted at the readers, while workers send as fast as the server answers: the next request leaves when the one before has been answered.',
      'The worker program sends what has gathered: 1 token a request when the server is quick, up to 1,000 when it is not.',
      'Frames are fewer than tokens: what arrives together is sent together. Claims, completions and payments of the answers are included.',
    ],
    data: measured,
  };
}
