import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase } from '../../lib/db/connect.ts';
import { createJob } from '../../lib/jobs/create-job.ts';
import type { Bench, SuiteResult } from '../lib/bench.ts';
import { median } from '../lib/statistics.ts';
import { withServer } from '../lib/with-server.ts';
import type { Person } from '../load/people.ts';
import { seedPeople } from '../server/seed-people.ts';
import { seedWorkers } from '../server/seed-workers.ts';
import type { Probe } from '../server/start-server.ts';

/** No more than 64 jobs to a worker. */
const WORKERS = 20;
const WARM_UP_STREAMS = 50;
/** What a running job's stream has: 240 characters. */
const TOKENS = Array<string>(60).fill(' and');

type Round = { idle: Probe; queued: Probe; running: Probe };

/** Memory of the server for each open stream, on waiting and on running jobs. */
export async function runMemorySuite(bench: Bench): Promise<SuiteResult> {
  const streams = bench.isQuick ? 100 : 1_000;
  const people = await seedAll(bench, streams + WARM_UP_STREAMS);
  const plain: Round[] = [];
  for (let round = 0; round < (bench.isQuick ? 0 : 3); round += 1) plain.push(await measureRound(bench, people, false));
  const collected = await measureRound(bench, people, true);
  // A smoke run starts one server only.
  if (plain.length === 0) plain.push(collected);
  const kib = (state: 'queued' | 'running', field: 'rss' | 'heapUsed', rounds: readonly Round[]) =>
    median(rounds.map((round) => (round[state].memory[field] - round.idle.memory[field]) / streams / 1024));
  const outside = (state: 'queued' | 'running') =>
    (collected[state].memory.external - collected.idle.memory.external) / streams / 1024;
  return {
    name: 'memory',
    title: `Memory of the server for each of ${streams.toLocaleString('en-US')} open streams, KiB`,
    columns: ['', 'RSS', 'heap, uncollected', 'live heap', 'live buffers'],
    rows: (['queued', 'running'] as const).map((state) => [
      state === 'queued' ? 'on jobs that wait for a worker' : `on running jobs with ${TOKENS.length} tokens`,
      kib(state, 'rss', plain),
      kib(state, 'heapUsed', plain),
      kib(state, 'heapUsed', [collected]),
      outside(state),
    ]),
    notes: [
      `Growth over the idle server (median RSS ${Math.round(median(plain.map(({ idle }) => idle.memory.rss)) / 2 ** 20)} MiB), each stream with a connection, a person and an address of its own.`,
      'RSS and uncollected heap: median of the rounds, each with a fresh server and no forced collection. Garbage counts, the kernel’s socket buffers don’t.',
      'Live heap and buffers: one more round in which garbage is collected before each reading. This is what a stream really keeps.',
    ],
    data: { streams, rounds: plain, collected },
  };
}

async function seedAll(bench: Bench, count: number): Promise<Person[]> {
  const connection = connectDatabase(bench.databaseUrl, { max: 1, name: 'ashao-bench' });
  try {
    return await seedPeople(connection, bench.databaseUrl, count);
  } finally {
    await connection.close();
  }
}

/** A fresh server each time: one that has had a thousand streams before keeps their memory for the next thousand. */
function measureRound(bench: Bench, people: readonly Person[], gc: boolean): Promise<Round> {
  return withServer(
    bench,
    async ({ connection, server, generator }) => {
      const { port } = server;
      const owners = people.slice(0, WORKERS).map(({ userId }) => userId);
      const workers = await seedWorkers(connection, owners);
      const makeStreams = async (some: readonly Person[]) => {
        const made: { person: Person; jobId: string }[] = [];
        await connection.db.transaction(async (tx) => {
          for (const person of some) {
            const owner = { userId: person.userId };
            const messages = [{ role: 'user' as const, content: 'Measure this.' }];
            made.push({ person, jobId: await createJob(tx, { owner, tier: 'pro', messages }) });
          }
        });
        return made;
      };
      const settle = async () => {
        await sleep(bench.isQuick ? 500 : 3_000);
        return server.probe({ gc });
      };

      // Loads and compiles everything that a stream needs once.
      await generator.call('openStreams', { port, streams: await makeStreams(people.slice(0, WARM_UP_STREAMS)) });
      await generator.call('startAnswers', { port, workers, tokens: TOKENS });
      await generator.call('finishAnswers', { tokens: TOKENS.length });

      const jobs = await makeStreams(people.slice(WARM_UP_STREAMS));
      const idle = await settle();
      await generator.call('openStreams', { port, streams: jobs });
      const queued = await settle();
      const started = await generator.call('startAnswers', { port, workers, tokens: TOKENS });
      if (started !== jobs.length) throw new Error(`${started} of ${jobs.length} jobs were claimed`);
      const running = await settle();
      await generator.call('finishAnswers', { tokens: TOKENS.length });
      return { idle, queued, running };
    },
    { exposeGc: gc },
  );
}
