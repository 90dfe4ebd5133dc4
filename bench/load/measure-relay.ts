import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Deliveries } from './deliveries.ts';
import type { Person, WorkerCredentials } from './people.ts';
import { ReaderClient } from './reader-client.ts';
import { type RelayMode, sendFlood, TOKEN_CHARS } from './send-flood.ts';
import { serveJobs } from './serve-jobs.ts';

export type RelayParams = {
  port: number;
  people: readonly Person[];
  workers: readonly WorkerCredentials[];
  mode: RelayMode;
  warmUpMs: number;
  measureMs: number;
};

export type RelayResult = {
  /** Delivered to the readers. */
  tokensPerSecond: number;
  /** Frames that brought them: tokens that wait together are sent together. */
  framesPerSecond: number;
  generatorBusy: number;
};

/** Lets every worker send as fast as the server takes it and counts what arrives at the readers. */
export async function measureRelay({ port, people, workers, mode, ...times }: RelayParams): Promise<RelayResult> {
  const deliveries = new Deliveries();
  let isOver = false;
  const serving = serveJobs(port, workers, (client, job) =>
    sendFlood(client, job, { mode, deliveries, isOver: () => isOver }),
  );
  const reading = Promise.all(
    people.map(async (person) => {
      const reader = new ReaderClient(port, person);
      while (!isOver) {
        const jobId = await reader.send('Measure this.');
        await reader.read(jobId, (text) => deliveries.note(jobId, text.length));
        deliveries.finish(jobId);
      }
      reader.close();
    }),
  );
  const measuring = measureWindow(deliveries, people.length, times).finally(() => {
    isOver = true;
  });
  // Every answer is brought to its end: a job left running would come back to the workers of the next measurement.
  const finished = Promise.all([measuring, reading]);
  const [result] = await Promise.race([finished, serving.failure]);
  serving.stop();
  return result;
}

async function measureWindow(
  count: Deliveries,
  streams: number,
  { warmUpMs, measureMs }: { warmUpMs: number; measureMs: number },
): Promise<RelayResult> {
  while (count.begunJobs < streams) await sleep(20);
  await sleep(warmUpMs);
  const before = {
    chars: count.chars,
    frames: count.frames,
    atMs: performance.now(),
    loop: performance.eventLoopUtilization(),
  };
  await sleep(measureMs);
  const seconds = (performance.now() - before.atMs) / 1000;
  return {
    tokensPerSecond: (count.chars - before.chars) / TOKEN_CHARS / seconds,
    framesPerSecond: (count.frames - before.frames) / seconds,
    generatorBusy: performance.eventLoopUtilization(before.loop).utilization,
  };
}
