import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Summary, summarize } from '../lib/statistics.ts';
import type { Person, WorkerCredentials } from './people.ts';
import { ReaderClient } from './reader-client.ts';
import { type PacedAnswer, sendPacedAnswer } from './send-paced-answer.ts';
import { serveJobs } from './serve-jobs.ts';
import { readStamps } from './stamped-tokens.ts';

export type LatencyParams = {
  port: number;
  /** One stream each. */
  people: readonly Person[];
  workers: readonly WorkerCredentials[];
  answer: PacedAnswer;
  /** One after the other in each stream. */
  answersPerStream: number;
};

export type LatencyResult = {
  /** From writing the request of `send` to its answer, ms. */
  send: Summary;
  /** From writing the request of `send` to the first text in the reader's stream, ms. */
  firstToken: Summary;
  /** From the model's giving a token to its arrival in the reader's stream, ms. */
  added: Summary;
  /** Share of the time in which the generator's event loop was busy: near 1 it measures itself. */
  generatorBusy: number;
};

type Samples = { send: number[]; firstToken: number[]; added: number[] };

/** Keeps one stream open for each person until each has had its answers, and measures every token. */
export async function measureLatency(params: LatencyParams): Promise<LatencyResult> {
  const { port, people, workers, answer, answersPerStream } = params;
  const samples: Samples = { send: [], firstToken: [], added: [] };
  const before = performance.eventLoopUtilization();
  const serving = serveJobs(port, workers, (client, job) => sendPacedAnswer(client, job, answer));
  const answerMs = answer.tokens * answer.intervalMs;
  const reading = people.map(async (person, index) => {
    const reader = new ReaderClient(port, person);
    // Spread over one answer's time: a steady state, not a burst.
    await sleep((index / people.length) * answerMs);
    for (let count = 0; count < answersPerStream; count += 1) await readAnswer(reader, answer.tokens, samples);
    reader.close();
  });
  await Promise.race([Promise.all(reading), serving.failure]);
  serving.stop();
  return {
    send: summarize(samples.send),
    firstToken: summarize(samples.firstToken),
    added: summarize(samples.added),
    generatorBusy: performance.eventLoopUtilization(before).utilization,
  };
}

async function readAnswer(reader: ReaderClient, tokens: number, samples: Samples): Promise<void> {
  const sentAtMs = performance.now();
  const jobId = await reader.send('Measure this.');
  samples.send.push(performance.now() - sentAtMs);
  let received = 0;
  await reader.read(jobId, (text, atMs) => {
    if (received === 0) samples.firstToken.push(atMs - sentAtMs);
    for (const stamp of readStamps(text)) {
      samples.added.push(atMs - stamp);
      received += 1;
    }
  });
  if (received !== tokens) throw new Error(`${received} of ${tokens} tokens arrived in ${jobId}`);
}
